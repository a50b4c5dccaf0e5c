#!/usr/bin/env bash
# Rolls an overlay out: first the migrations, then the services, one after the other.
#   deploy/kubernetes/roll-out.sh deploy/kubernetes/small
set -euo pipefail
overlay=${1:?the directory of an overlay, for instance deploy/kubernetes/small}

# A job cannot be changed, so that of the previous version goes first.
kubectl --namespace outreach delete job migrate --ignore-not-found
kubectl apply --kustomize "$overlay" --selector outreach/stage=migration
if ! kubectl --namespace outreach wait --for=condition=complete --timeout=1h job/migrate; then
    kubectl --namespace outreach logs job/migrate >&2
    echo 'The migrations have failed. The services of the previous version keep running.' >&2
    exit 1
fi

kubectl apply --kustomize "$overlay"
for service in drafting-ingest approval-service dispatch-service outcome-analytics; do
    kubectl --namespace outreach rollout status --timeout=10m "deployment/$service"
done
