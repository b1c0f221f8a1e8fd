// libpq's functions as a table that is filled when a server is first used, because linking the library
// costs every command its loading (libssl, libcrypto, Kerberos, LDAP, GnuTLS).
// The header gives each entry its type; it is needed to build, the library only to run.
#ifndef CPOSTGRESQL_H
#define CPOSTGRESQL_H

#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif

// Every function of libpq that `tasks` calls.
#define CPOSTGRESQL_FUNCTIONS(function) \
  function(PQconninfoParse) \
  function(PQconndefaults) \
  function(PQconninfoFree) \
  function(PQfreemem) \
  function(PQconnectStartParams) \
  function(PQconnectPoll) \
  function(PQstatus) \
  function(PQconnectionNeedsPassword) \
  function(PQsocket) \
  function(PQfinish) \
  function(PQhost) \
  function(PQport) \
  function(PQuser) \
  function(PQdb) \
  function(PQsslAttribute) \
  function(PQserverVersion) \
  function(PQparameterStatus) \
  function(PQerrorMessage) \
  function(PQsetErrorVerbosity) \
  function(PQsetNoticeReceiver) \
  function(PQsetnonblocking) \
  function(PQenterPipelineMode) \
  function(PQsendQueryParams) \
  function(PQpipelineSync) \
  function(PQflush) \
  function(PQconsumeInput) \
  function(PQisBusy) \
  function(PQgetResult) \
  function(PQresultStatus) \
  function(PQresultErrorField) \
  function(PQntuples) \
  function(PQgetisnull) \
  function(PQgetlength) \
  function(PQgetvalue) \
  function(PQclear)

struct cpostgresql {
#define CPOSTGRESQL_MEMBER(name) __typeof__(&name) name;
  CPOSTGRESQL_FUNCTIONS(CPOSTGRESQL_MEMBER)
#undef CPOSTGRESQL_MEMBER
};

// The fields of an error that are read: its SQLSTATE, its message and the constraint it is about, which are
// macros of characters.
enum { cpostgresql_state = PG_DIAG_SQLSTATE, cpostgresql_message = PG_DIAG_MESSAGE_PRIMARY,
  cpostgresql_constraint = PG_DIAG_CONSTRAINT_NAME };

// Fills `table` from the shared library. Returns NULL, or a text that says what is missing and
// stays valid until the next dlopen(3) or dlsym(3) of this thread.
const char *cpostgresql_load(struct cpostgresql *table);

#endif
