-- What a customer's limits allow at a given time. Claims, usage and forecasts ask these functions, so that all agree.
-- PostgreSQL computes every local time; the JVM's time zone data decide nothing.

-- Whether the time lies within the working hours. Without working hours every time does.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_open(c linkedin_outreach_customer, at timestamptz)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN c.working_days IS NULL
    OR (extract(isodow FROM at AT TIME ZONE c.time_zone)::int = ANY (c.working_days)
        AND (at AT TIME ZONE c.time_zone)::time >= c.working_from
        AND (at AT TIME ZONE c.time_zone)::time < c.working_to);

-- The periods of working hours that touch the given one, in order. On a day on which the clocks change, local times are
-- skipped or come twice, so that day is searched minute by minute.
CREATE OR REPLACE FUNCTION linkedin_outreach_openings(
    c linkedin_outreach_customer, since timestamptz, until timestamptz)
RETURNS TABLE (opens_at timestamptz, closes_at timestamptz) LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH working_day AS (
        SELECT d.day::date AS day,
               -- Around midnight, too: the day may begin or end with an hour that comes twice.
               d.day AT TIME ZONE c.time_zone - interval '3 hours' AS searched_from,
               (d.day + interval '1 day') AT TIME ZONE c.time_zone + interval '3 hours' AS searched_to
          FROM generate_series(date_trunc('day', since AT TIME ZONE c.time_zone) - interval '1 day',
                               until AT TIME ZONE c.time_zone, interval '1 day') AS d (day)
         WHERE extract(isodow FROM d.day)::int = ANY (c.working_days)
    ), judged_day AS (
        SELECT *, (searched_to AT TIME ZONE c.time_zone) - (searched_from AT TIME ZONE c.time_zone)
                  = searched_to - searched_from AS is_regular
          FROM working_day
    ), open_minute AS (
        SELECT day, minute,
               minute - row_number() OVER (PARTITION BY day ORDER BY minute) * interval '1 minute' AS run
          FROM judged_day
         CROSS JOIN generate_series(searched_from, searched_to, interval '1 minute') AS m (minute)
         WHERE NOT is_regular
           AND (minute AT TIME ZONE c.time_zone)::date = day AND linkedin_outreach_is_open(c, minute)
    ), opening AS (
        SELECT since AS opens_at, until AS closes_at WHERE c.working_days IS NULL
        UNION ALL
        SELECT (day + c.working_from) AT TIME ZONE c.time_zone, (day + c.working_to) AT TIME ZONE c.time_zone
          FROM judged_day
         WHERE is_regular
        UNION ALL
        SELECT min(minute), max(minute) + interval '1 minute'
          FROM open_minute
         GROUP BY day, run
    )
    SELECT o.opens_at, o.closes_at
      FROM opening o
     WHERE o.closes_at > since AND o.opens_at < until
     ORDER BY o.opens_at;
END;

-- The cap of every action during the warm-up, on the local day of this time; null without a warm-up.
CREATE OR REPLACE FUNCTION linkedin_outreach_warm_up_cap(c linkedin_outreach_customer, at timestamptz)
RETURNS int LANGUAGE sql STABLE PARALLEL SAFE
RETURN c.warm_up_per_day
     + c.warm_up_increase_per_day * GREATEST(0, (at AT TIME ZONE c.time_zone)::date - c.warm_up_from);

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_is_open(linkedin_outreach_customer, timestamptz),
       linkedin_outreach_openings(linkedin_outreach_customer, timestamptz, timestamptz),
       linkedin_outreach_warm_up_cap(linkedin_outreach_customer, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_is_open(linkedin_outreach_customer, timestamptz),
      linkedin_outreach_openings(linkedin_outreach_customer, timestamptz, timestamptz),
      linkedin_outreach_warm_up_cap(linkedin_outreach_customer, timestamptz)
   TO outreach_service;
