#ifndef CWIDTH_H
#define CWIDTH_H

#include <wchar.h>

// wcwidth(3), which Swift's Glibc module leaves out because it is an extension of X/Open.
int cwidth_columns(wchar_t character);

#endif
