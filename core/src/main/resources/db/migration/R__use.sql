-- What a customer has used of its caps, and what is left. Claims and usage both ask here.

-- Everything that counts against a cap, with the time from which its windows run: sent drafts, and claims without an
-- answer.
CREATE OR REPLACE VIEW linkedin_outreach_use WITH (security_invoker = true) AS
    SELECT customer_id, action, id, sent_at AS used_at, false AS in_flight
      FROM linkedin_outreach_queue
     WHERE status = 'sent'
    UNION ALL
    SELECT customer_id, action, id, locked_until, true
      FROM linkedin_outreach_queue
     WHERE locked_until IS NOT NULL AND status <> 'sent';

-- The caps of one action: those that the customer has set, else the defaults, which the services pass; and never above the
-- policy's and the warm-up's.
CREATE OR REPLACE FUNCTION linkedin_outreach_daily_cap(
    c linkedin_outreach_customer, p_per_day int, p_max_per_day int, p_at timestamptz)
RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
RETURN LEAST(p_max_per_day, p_per_day, linkedin_outreach_warm_up_cap(c, p_at));

CREATE OR REPLACE FUNCTION linkedin_outreach_weekly_cap(p_per_day int, p_per_week int, p_default int)
RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN p_per_day IS NULL THEN p_default ELSE p_per_week END;

-- The caps of one action in force at the given time, how much of them is used, and the hold on the action, if there is
-- one. Nothing remains while it is held.
--
-- p_max_per_day     the policy's cap, which a customer can only lower
-- p_per_week        the weekly cap of customers who have set none; null: none
-- p_without         a draft that does not count: the one that is about to be claimed
CREATE OR REPLACE FUNCTION linkedin_outreach_room(
    p_customer_id uuid, p_action text, p_max_per_day int, p_per_week int, p_at timestamptz, p_without uuid)
RETURNS TABLE (cap int, sent int, in_flight int, weekly_cap int, sent_this_week int, in_flight_this_week int,
               remaining int, held_until timestamptz, held_reason text)
LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT caps.cap, used.sent, used.in_flight, caps.weekly_cap, used.sent_this_week, used.in_flight_this_week,
           CASE WHEN caps.held_until IS NULL
                THEN GREATEST(0, LEAST(caps.cap - used.sent - used.in_flight,
                                       caps.weekly_cap - used.sent_this_week - used.in_flight_this_week))
                ELSE 0
           END,
           caps.held_until, caps.held_reason
      FROM (SELECT linkedin_outreach_daily_cap(c, l.per_day, p_max_per_day, p_at) AS cap,
                   linkedin_outreach_weekly_cap(l.per_day, l.per_week, p_per_week) AS weekly_cap,
                   linkedin_outreach_if_ahead(l.held_until, p_at) AS held_until,
                   CASE WHEN linkedin_outreach_if_ahead(l.held_until, p_at) IS NOT NULL THEN l.held_reason END
                       AS held_reason
              FROM (VALUES (p_customer_id)) AS of (customer_id)
              LEFT JOIN linkedin_outreach_customer c ON c.customer_id = of.customer_id
              LEFT JOIN linkedin_outreach_action_limit l
                     ON l.customer_id = of.customer_id AND l.action = p_action) AS caps
     CROSS JOIN LATERAL (
            SELECT (count(*) FILTER (WHERE today AND NOT in_flight))::int AS sent,
                   (count(*) FILTER (WHERE today AND in_flight))::int AS in_flight,
                   (count(*) FILTER (WHERE NOT in_flight))::int AS sent_this_week,
                   (count(*) FILTER (WHERE in_flight))::int AS in_flight_this_week
              FROM (SELECT u.used_at > p_at - interval '24 hours' AS today, u.in_flight
                      FROM linkedin_outreach_use u
                     WHERE u.customer_id = p_customer_id AND u.action = p_action AND u.id IS DISTINCT FROM p_without
                       AND u.used_at > p_at - CASE WHEN caps.weekly_cap IS NULL THEN interval '24 hours'
                                                   ELSE interval '168 hours' END) AS u) AS used;
END;

-- The first time from which both caps have room again and the action is not held, if nothing else is claimed meanwhile;
-- null if no such time is known, because a cap is 0. The daily cap may rise with each day of a warm-up: of the days to
-- come, the next two matter, because what is used now counts for 24 hours, and, while the cap is 0, the first day on
-- which it is not.
CREATE OR REPLACE FUNCTION linkedin_outreach_room_from(
    p_customer_id uuid, p_action text, p_max_per_day int, p_per_week int, p_at timestamptz, p_without uuid)
RETURNS timestamptz
LANGUAGE sql STABLE
BEGIN ATOMIC
    WITH caps AS (
        SELECT day.since,
               linkedin_outreach_daily_cap(c, l.per_day, p_max_per_day, day.since) AS per_day,
               linkedin_outreach_weekly_cap(l.per_day, l.per_week, p_per_week) AS per_week,
               l.held_until
          FROM (VALUES (p_customer_id)) AS of (customer_id)
          LEFT JOIN linkedin_outreach_customer c ON c.customer_id = of.customer_id
          LEFT JOIN linkedin_outreach_action_limit l ON l.customer_id = of.customer_id AND l.action = p_action
         CROSS JOIN LATERAL (
                SELECT p_at AS since
                UNION ALL
                SELECT local_day::timestamp AT TIME ZONE c.time_zone
                  FROM (VALUES ((p_at AT TIME ZONE c.time_zone)::date + 1), ((p_at AT TIME ZONE c.time_zone)::date + 2),
                               (c.warm_up_from + 1)) AS d (local_day)
                 WHERE c.warm_up_from IS NOT NULL AND local_day > (p_at AT TIME ZONE c.time_zone)::date) AS day
    ), rooms AS (
        -- While the cap's number of later uses lies in the window, there is no room.
        SELECT GREATEST(caps.since, caps.held_until, today.used_at + interval '24 hours',
                        this_week.used_at + interval '168 hours') AS room_from
          FROM caps
          LEFT JOIN LATERAL (
                SELECT u.used_at
                  FROM linkedin_outreach_use u
                 WHERE u.customer_id = p_customer_id AND u.action = p_action AND u.id IS DISTINCT FROM p_without
                   AND u.used_at > p_at - interval '24 hours'
                 ORDER BY u.used_at DESC
                OFFSET GREATEST(caps.per_day, 1) - 1
                 LIMIT 1) AS today ON true
          LEFT JOIN LATERAL (
                SELECT u.used_at
                  FROM linkedin_outreach_use u
                 WHERE u.customer_id = p_customer_id AND u.action = p_action AND u.id IS DISTINCT FROM p_without
                   AND u.used_at > p_at - interval '168 hours'
                 ORDER BY u.used_at DESC
                OFFSET GREATEST(caps.per_week, 1) - 1
                 LIMIT 1) AS this_week ON caps.per_week IS NOT NULL
         WHERE caps.per_day > 0 AND caps.per_week IS DISTINCT FROM 0
    )
    SELECT min(room_from) FROM rooms;
END;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_daily_cap(linkedin_outreach_customer, int, int, timestamptz),
       linkedin_outreach_weekly_cap(int, int, int),
       linkedin_outreach_room(uuid, text, int, int, timestamptz, uuid),
       linkedin_outreach_room_from(uuid, text, int, int, timestamptz, uuid)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_daily_cap(linkedin_outreach_customer, int, int, timestamptz),
      linkedin_outreach_weekly_cap(int, int, int),
      linkedin_outreach_room(uuid, text, int, int, timestamptz, uuid),
      linkedin_outreach_room_from(uuid, text, int, int, timestamptz, uuid)
   TO outreach_service;
GRANT SELECT ON linkedin_outreach_use TO outreach_service;
