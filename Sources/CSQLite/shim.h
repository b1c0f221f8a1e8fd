// SQLite as the system installs it.
#include <sqlite3.h>
