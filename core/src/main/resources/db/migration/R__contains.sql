-- Whether a text contains what a person searches for: one of these ILIKE patterns, which are NFC. Texts are stored as they
-- came, which may be NFD. normalize() takes five times as long as the comparison, so texts that need none skip it: ASCII,
-- whose characters have one byte each, and NFC.
CREATE OR REPLACE FUNCTION linkedin_outreach_contains(value text, patterns text[])
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
       WHEN octet_length(value) = char_length(value) OR value IS NFC NORMALIZED THEN value
       ELSE normalize(value, NFC)
       END ILIKE ANY (patterns);

REVOKE EXECUTE ON FUNCTION linkedin_outreach_contains(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_contains(text, text[]) TO outreach_service;
