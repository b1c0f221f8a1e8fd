// The commit that this program was built from, empty where `swift build` alone built it: the Makefile
// links another function of this name, since SwiftPM passes no text to the compiler.
const char *tasks_commit(void);
