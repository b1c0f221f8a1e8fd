#define _XOPEN_SOURCE 700
#include "CWidth.h"

int cwidth_columns(wchar_t character) { return wcwidth(character); }
