// What connecting costs a process, for `Benchmarks/bench`: libpq, one connection, one row.
//
// usage: connect URL
#include <libpq-fe.h>
#include <stdio.h>

int main(int count, char **words) {
  if (count != 2) return 2;
  PGconn *connection = PQconnectdb(words[1]);
  PGresult *result = PQexec(connection, "SELECT stamp FROM tasks.state");
  if (PQresultStatus(result) != PGRES_TUPLES_OK) {
    fprintf(stderr, "connect: %s\n", PQerrorMessage(connection));
    return 1;
  }
  puts(PQgetvalue(result, 0, 0));
  PQclear(result);
  PQfinish(connection);
  return 0;
}
