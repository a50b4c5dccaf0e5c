-- All that decides when a customer's drafts will be sent, in one statement, so that it holds at one moment. Each row
-- is one part: the customer, or a limit, day, opening, use or draft; the other columns are null.
WITH clock AS MATERIALIZED (
    SELECT clock_timestamp() AS now
), asked AS (
    SELECT id, place
      FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS a (id, place)
), chosen AS (
    (SELECT q.*
       FROM linkedin_outreach_queue q
      WHERE q.customer_id = :customer AND q.status = 'approved'
      LIMIT :most)
    UNION ALL
    SELECT q.*
      FROM linkedin_outreach_queue q
     WHERE :pending AND q.customer_id = :customer AND q.status = 'pending_review'
    UNION ALL
    -- Those that are asked for, and pending steps, which hold those that come after them.
    SELECT waiting.*
      FROM ((SELECT q.prospect_url
               FROM linkedin_outreach_queue q
              WHERE q.customer_id = :customer AND q.status = 'approved' AND q.held_until IS NOT NULL
                AND linkedin_outreach_is_step(q.prospect_url)
              LIMIT :most)
            UNION
            SELECT q.prospect_url
              FROM asked
              JOIN linkedin_outreach_queue q ON q.customer_id = :customer AND q.id = asked.id) AS prospect
      JOIN linkedin_outreach_queue waiting
        ON waiting.customer_id = :customer AND waiting.prospect_url = prospect.prospect_url
       AND waiting.status = 'pending_review'
     WHERE NOT :pending
), draft AS MATERIALIZED (
    SELECT q.id, q.action, q.status = 'approved' OR :pending OR asked.id IS NOT NULL AS forecast,
           CASE WHEN linkedin_outreach_is_step(q.prospect_url) THEN q.prospect_url END AS prospect,
           linkedin_outreach_step_place(q.day_offset, q.action) AS place, q.day_offset,
           CASE q.status WHEN 'approved' THEN q.due_at
                -- Approved now, one after the other in the order in which they are asked for.
                ELSE GREATEST(clock.now + COALESCE(asked.place, 0) * interval '1 microsecond',
                              q.not_before, q.step_due_at) END AS due_at,
           q.expires_at, q.wait_for IS NOT NULL AS waits,
           q.wait_for = 'accepted' AND known.connected IS NOT TRUE AS awaits_acceptance,
           q.action = 'connection_request'
               AND COALESCE(linkedin_outreach_is_longer(q.body, c.max_connection_note_length), false) AS note_too_long,
           q.locked_until, q.claimed_at, q.status = 'approved' AND q.claims >= :maxClaims AS exhausted,
           CASE q.status WHEN 'approved' THEN q.retry_at END AS retry_at
      FROM clock
     CROSS JOIN chosen q
      LEFT JOIN asked ON asked.id = q.id AND q.status = 'pending_review'
      LEFT JOIN linkedin_outreach_customer c ON c.customer_id = :customer
      LEFT JOIN linkedin_outreach_prospect known
             ON known.customer_id = :customer AND known.prospect_url = q.prospect_url
     -- A rule has ruled the others out while they were locked: the next claim or sweep skips them.
     WHERE NOT linkedin_outreach_is_ruled_out(q.status, q.skip_reason)
        OR linkedin_outreach_is_lock_live(q.locked_until, clock.now)
), settings AS MATERIALIZED (
    SELECT clock.now, c AS row, COALESCE(c.time_zone, 'UTC') AS time_zone, c.paused_at IS NOT NULL AS paused,
           c.hold_later_steps, c.warm_up_from, c.warm_up_per_day, c.warm_up_increase_per_day,
           -- A draft lives at most 30 days after it is due, and a step is due later than the last one that is sent.
           GREATEST(clock.now, latest.due_at) + make_interval(hours => 24 * (:days + COALESCE(latest.day_offset, 0)))
               AS until
      FROM clock
      LEFT JOIN linkedin_outreach_customer c ON c.customer_id = :customer
     CROSS JOIN (SELECT max(due_at) AS due_at, max(day_offset) AS day_offset FROM draft) AS latest
), action_limit AS (
    SELECT action AS limited_action, per_day, per_week, held_until
      FROM linkedin_outreach_action_limit
     WHERE customer_id = :customer
), local_day AS (
    SELECT d.day::date AS local_day, d.day AT TIME ZONE s.time_zone AS day_since
      FROM settings s
     CROSS JOIN generate_series(date_trunc('day', s.now AT TIME ZONE s.time_zone),
                                s.until AT TIME ZONE s.time_zone, interval '1 day') AS d (day)
), opening AS (
    SELECT o.opens_at, o.closes_at
      FROM settings s
     CROSS JOIN linkedin_outreach_openings(s.row, s.now, s.until) AS o
), use AS (
    SELECT u.action AS used_action, u.id AS used_id, u.used_at
      FROM clock
     CROSS JOIN unnest(CAST(:actions AS text[])) AS a (action)
     CROSS JOIN LATERAL (
        SELECT u.*
          FROM linkedin_outreach_use u
         WHERE u.customer_id = :customer AND u.action = a.action
           AND u.used_at > clock.now - interval '168 hours'
        -- Keeps this a probe of the indexes for each action: a join would read everything that was ever sent.
        OFFSET 0) AS u
)
SELECT s.now, s.paused, COALESCE(s.hold_later_steps, :holdLaterSteps) AS hold_later_steps, s.warm_up_from,
       s.warm_up_per_day, s.warm_up_increase_per_day, action_limit.*, local_day.*, opening.*, use.*, draft.*
  FROM settings s
  FULL JOIN action_limit ON false
  FULL JOIN local_day ON false
  FULL JOIN opening ON false
  FULL JOIN use ON false
  FULL JOIN draft ON false
