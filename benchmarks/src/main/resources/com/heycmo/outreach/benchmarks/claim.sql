SELECT *
  FROM linkedin_outreach_claim(?, ?, NULL::text, ?, ?, ?, ? * interval '1 minute', ?)
