#!/usr/bin/env bash
# What a person writes who has a folder of records, a database and an afternoon: for each record read it, hash its picture, copy it, insert its
# licences, commit. Used by bench/attachments. Usage: bench/straight-import.sh <folder> <database url> <storage>
set -euo pipefail
folder=$1 database=$2 storage=$3

psql "$database" -X -q -c 'CREATE TABLE licences (name text, state text, number text, status text, issued date, expires date, picture text, UNIQUE NULLS NOT DISTINCT (name, state, number))'
find "$folder" -name '*_parse.json' | sort | while read -r record; do
  picture=$(jq -r '.metadata.source_image_file' "$record")
  picture=$folder/$(basename "$(dirname "$picture")")/$(basename "$picture")
  hash=$(sha256sum "$picture" | cut -c 1-64)
  mkdir -p "$storage/${hash:0:2}"
  cp "$picture" "$storage/${hash:0:2}/$hash.png"
  psql "$database" -X -q -v ON_ERROR_STOP=1 -v record="$(cat "$record")" -v picture="$hash.png" << 'SQL'
    INSERT INTO licences
    SELECT r #>> '{metadata,pharmacy_name}', r #>> '{metadata,state}', l ->> 'license_number', l ->> 'license_status', (l ->> 'issue_date')::date, (l ->> 'expiration_date')::date, :'picture'
    FROM (SELECT :'record'::jsonb AS r) AS record
    LEFT JOIN LATERAL jsonb_array_elements(r #> '{search_result,licenses}') AS l ON true;
SQL
done
