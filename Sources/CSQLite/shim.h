// SQLite as the system installs it.
#include <sqlite3.h>

// sqlite3_db_config(3) takes its arguments as printf(3) does, which Swift cannot call; this is the
// form of the options that are on or off.
static inline int csqlite_switch(sqlite3 *connection, int option, int on) {
  return sqlite3_db_config(connection, option, on, (int *)0);
}
