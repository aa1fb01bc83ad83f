#!/bin/bash
LIMIT=3
total() { local sum=$1; for i in a b; do sum=$((sum + i)); done; echo "$sum ${LIMIT}"; }
total 5
LIMIT=4
