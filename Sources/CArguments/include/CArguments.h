// The arguments of this process as the kernel gave them, its name first and NULL last; NULL where the C library
// does not pass them to constructors, as musl does not.
char **carguments(void);
