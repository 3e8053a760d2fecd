-- One check-in of a walk-in as visitor-service writes it: the same statements against the same tables, in the order in
-- which the service sends them. What the service makes in Java, ids and texts, the server makes here.
\set number random(1, 1000000000000)
BEGIN;
SELECT min(kind) FROM closure
    WHERE account_id = :account AND mode = 'live' AND began_at IS NOT NULL AND ended_at IS NULL
      AND (location_ids IS NULL OR :location = ANY (location_ids));
INSERT INTO recent_walk_in AS recent (key, visit_id, at)
    SELECT key, visit_id, now() FROM unnest(ARRAY[md5(:number::text)::uuid], ARRAY[uuidv7()]) AS arrival (key, visit_id)
    ON CONFLICT (key) DO UPDATE SET visit_id = excluded.visit_id, at = excluded.at
    WHERE recent.at <= now() - interval '1 minute'
       OR EXISTS (SELECT FROM visit WHERE visit.id = recent.visit_id AND visit.status = 'checked_out')
    RETURNING visit_id AS visit \gset
SELECT person_key, count(*), min(check_in_time) FROM visit
    WHERE account_id = :account AND mode = 'live' AND check_in_time IS NOT NULL
      AND person_key IN ('email' || chr(58) || 'jane.' || :number::text || '@example.com')
    GROUP BY person_key;
INSERT INTO badge_counter AS counter (location_id, day, last) VALUES (:location, current_date, 1)
    ON CONFLICT (location_id, day) DO UPDATE SET last = counter.last + excluded.last
    RETURNING last AS badge \gset
INSERT INTO visit (id, account_id, mode, location_id, host_id, status, first_name, last_name, email, phone, company,
        purpose, custom_fields, check_in_time, badge_number, effective_at, person_key, sort_name, sort_company,
        search_text, created_at, updated_at, version, screening_results, watchlist_cleared)
    VALUES (:visit, :account, 'live', :location, :host, 'checked_in', 'Jane', 'Smith ' || :number::text,
        'jane.' || :number::text || '@example.com', '+1-555-0100', 'Acme Corp', 'Meeting', '{}', now(),
        'V-' || lpad(:badge::text, 4, '0'), now(), 'email' || chr(58) || 'jane.' || :number::text || '@example.com',
        'smith ' || :number::text || ' jane', 'acme corp',
        'jane smith ' || :number::text || E'\njane.' || :number::text || E'@example.com\nacme corp', now(), now(), 0,
        '{"sex_offender":"clear","custom_watchlist":"clear","bolo":"clear"}', true);
INSERT INTO check_in_event (id, account_id, mode, visit_id, location_id, event_type, at, visitor_name, host_name,
        location_name, method, badge_printed, id_scanned, nda_signed)
    VALUES (uuidv7(), :account, 'live', :visit, :location, 'check_in', now(), 'Jane Smith ' || :number::text,
        'John Doe', 'Office', 'api', true, false, false);
INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at)
    SELECT id, 'kyberaccess.visitor.v1', :visit::text, type, repeat('x', size), 'live', now()
    FROM unnest(ARRAY[uuidv7(), uuidv7()], ARRAY['screening.cleared', 'visitor.checked_in'], ARRAY[610, 640])
        WITH ORDINALITY AS pending (id, type, size, number)
    ORDER BY number;
END;
