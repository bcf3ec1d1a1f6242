#!/usr/bin/env bash
# Prints the secrets of an installation with new random values, once:
#   k8s/new-secrets.sh | kubectl create -f -
# "create" leaves secrets that are there already as they are. The secrets that only others can give are not among them:
# sync-gateway-tls, keycloak-tls and database-backups (docs/operations.md, Kubernetes).
set -euo pipefail

random() {
  head -c 32 /dev/urandom | base64 | tr -d '\n'
}

# NAME TYPE [KEY=VALUE...]
secret() {
  printf -- '---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: %s\n  namespace: storesync\ntype: %s\nstringData:\n' "$1" "$2"
  shift 2
  local entry
  for entry in "$@"; do
    printf '  %s: "%s"\n' "${entry%%=*}" "${entry#*=}"
  done
}

login() {
  secret "$1" kubernetes.io/basic-auth "username=$2" "password=$(random)"
}

# The roles of PostgreSQL that services work under, the owners of their tables, and Keycloak's.
login routing-service-database routing
login routing-service-database-owner routing_owner
login sync-gateway-database gateway
login sync-gateway-database-owner gateway_owner
login master-data-service-database master_data
login master-data-service-database-owner master_data_owner
login transfer-service-database transfer
login transfer-service-database-owner transfer_owner
login reporting-service-database reporting
login reporting-service-database-owner reporting_owner
login keycloak-database keycloak
login keycloak-admin admin

# Losing secret-key, cursor-key or audit-key costs much: keep a copy apart from the databases and their backups.
secret sync-gateway-keys Opaque "secret-key=$(random)" "audit-key=$(random)" "client-secret=$(random)"
secret routing-service-keys Opaque "cursor-key=$(random)" "audit-key=$(random)"
secret master-data-service-keys Opaque "audit-key=$(random)" "client-secret=$(random)"
secret transfer-service-keys Opaque "client-secret=$(random)"
secret reporting-service-keys Opaque "client-secret=$(random)"
