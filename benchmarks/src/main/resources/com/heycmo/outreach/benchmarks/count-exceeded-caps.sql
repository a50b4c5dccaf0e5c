SELECT count(*)
  FROM (SELECT
          FROM linkedin_outreach_use
          JOIN unnest(CAST(:actions AS text[]), CAST(:caps AS int[])) AS cap (action, most) USING (action)
         WHERE used_at > now() - interval '24 hours'
         GROUP BY customer_id, action, most
        HAVING count(*) > most) AS exceeded
