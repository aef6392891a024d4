-- Views and macros over the tables of a release. They are part of every drawdown.duckdb; `load.sql` reads them too.
--
-- Every column is cast, so that the views mean the same in DuckDB 1.3, 1.5 and 2.0. Articles that repeat another one
-- (duplicate_of) and rows that only plan, fear or deny something are left out wherever numbers are compared.
-- Views that end in _ are steps of the others.


-- statements: every claim of every table in one list, with who said it, where and when.
--
--   What did the mission itself say, in order?
--   SELECT published_on, publisher, quote FROM statements WHERE source = 'MINUSMA' ORDER BY published_on, article_id;
CREATE VIEW statements AS
WITH claims AS (
    SELECT 'citations' AS table_name, citation_id AS row_id, article_id, source_id, NULL AS event_id, modality,
        char_start, char_end, quote, attribution, rule, curated FROM citations
    UNION ALL
    SELECT 'event_reports', report_id, article_id, source_id, event_id, modality,
        char_start, char_end, quote, attribution, rule, curated FROM event_reports
    UNION ALL
    SELECT 'casualty_figures', figure_id, article_id, source_id, event_id, modality,
        char_start, char_end, quote, attribution, rule, curated FROM casualty_figures
    UNION ALL
    SELECT 'personnel_figures', figure_id, article_id, source_id, NULL, modality,
        char_start, char_end, quote, attribution, rule, curated FROM personnel_figures
)
SELECT
    CAST(c.table_name AS VARCHAR) AS table_name,
    CAST(c.row_id AS VARCHAR) AS row_id,
    CAST(c.article_id AS VARCHAR) AS article_id,
    CAST(a.publisher AS VARCHAR) AS publisher,
    CAST(a.title AS VARCHAR) AS title,
    CAST(a.published_on AS DATE) AS published_on,
    CAST(a.duplicate_of IS NOT NULL AS BOOLEAN) AS repeated,
    CAST(c.source_id AS VARCHAR) AS source_id,
    CAST(s.name AS VARCHAR) AS source,
    CAST(s.kind AS VARCHAR) AS source_kind,
    CAST(s.sector AS VARCHAR) AS sector,
    CAST(s.named AS BOOLEAN) AS named,
    CAST(c.event_id AS VARCHAR) AS event_id,
    CAST(c.modality AS VARCHAR) AS modality,
    CAST(c.char_start AS BIGINT) AS char_start,
    CAST(c.char_end AS BIGINT) AS char_end,
    CAST(c.quote AS VARCHAR) AS quote,
    CAST(c.attribution AS VARCHAR) AS attribution,
    CAST(c.rule AS VARCHAR) AS rule,
    CAST(c.curated AS VARCHAR) AS curated
FROM claims AS c
JOIN articles AS a ON a.article_id = c.article_id
JOIN sources AS s ON s.source_id = c.source_id;

COMMENT ON VIEW statements IS 'Every claim of every table in one list, with who said it, where and when.';


-- base_timeline: what happened at each base, in order; undated events last.
--
--   The last days of Kidal:
--   SELECT date_start, date_precision, event_type, actor, status, n_sources FROM base_timeline WHERE base = 'Kidal';
CREATE VIEW base_timeline AS
SELECT
    CAST(b.base_id AS VARCHAR) AS base_id,
    CAST(b.name AS VARCHAR) AS base,
    CAST(e.date_start AS DATE) AS date_start,
    CAST(e.date_end AS DATE) AS date_end,
    CAST(e.date_precision AS VARCHAR) AS date_precision,
    CAST(e.event_type AS VARCHAR) AS event_type,
    CAST(e.actor AS VARCHAR) AS actor,
    CAST(e.target AS VARCHAR) AS target,
    CAST(e.status AS VARCHAR) AS status,
    CAST(e.n_reports AS BIGINT) AS n_reports,
    CAST(e.n_articles AS BIGINT) AS n_articles,
    CAST(e.n_sources AS BIGINT) AS n_sources,
    CAST(e.summary AS VARCHAR) AS summary,
    CAST(e.event_id AS VARCHAR) AS event_id
FROM events AS e
JOIN bases AS b ON b.base_id = e.base_id
ORDER BY base, e.date_start NULLS LAST, e.date_end NULLS LAST, e.event_type, e.event_id;

COMMENT ON VIEW base_timeline IS 'What happened at each base, in order; undated events last.';


-- missions_: who held bases, was set up, ended or was told to leave.
CREATE VIEW missions_ AS
SELECT name FROM (
    SELECT mission AS name FROM bases
    UNION SELECT actor FROM event_reports WHERE event_type IN ('mission_established', 'mission_end')
    UNION SELECT target FROM event_reports WHERE event_type = 'withdrawal_order'
)
WHERE name IS NOT NULL;

COMMENT ON VIEW missions_ IS 'Step: the names of missions and other foreign forces.';


-- article_missions_: the mission that an article is about: the one it names most, as holder of a base, as actor, as
-- target or as speaker. It tells sums of one mission or war from those of another where the text names no place.
CREATE VIEW article_missions_ AS
WITH named AS (
    SELECT r.article_id, b.mission AS name FROM event_reports AS r JOIN bases AS b ON b.base_id = r.base_id
    UNION ALL SELECT article_id, actor FROM event_reports
    UNION ALL SELECT article_id, target FROM event_reports
    UNION ALL SELECT c.article_id, s.name FROM citations AS c JOIN sources AS s ON s.source_id = c.source_id
),
counted AS (
    SELECT article_id, name, count(*) AS times
    FROM named WHERE name IN (SELECT name FROM missions_) GROUP BY ALL
)
SELECT article_id, name AS mission FROM counted
QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY times DESC, name) = 1;

COMMENT ON VIEW article_missions_ IS 'Step: the mission that each article is about.';


-- figure_missions_: the mission that a figure is about: the one that its own sentence names by its short name ("UNIFIL",
-- "MINUSMA"), the article's first; else the article's.
CREATE VIEW figure_missions_ AS
WITH figures AS (
    SELECT figure_id, article_id, quote FROM casualty_figures
    UNION ALL SELECT figure_id, article_id, quote FROM personnel_figures
),
named AS (
    SELECT f.figure_id, m.name
    FROM figures AS f
    JOIN missions_ AS m ON regexp_matches(m.name, '[A-Z]{4}') AND contains(f.quote, m.name)
    LEFT JOIN article_missions_ AS a ON a.article_id = f.article_id
    QUALIFY row_number() OVER (
        PARTITION BY f.figure_id ORDER BY m.name IS NOT DISTINCT FROM a.mission DESC, strpos(f.quote, m.name), m.name
    ) = 1
)
SELECT f.figure_id, coalesce(n.name, a.mission) AS mission
FROM figures AS f
LEFT JOIN named AS n ON n.figure_id = f.figure_id
LEFT JOIN article_missions_ AS a ON a.article_id = f.article_id;

COMMENT ON VIEW figure_missions_ IS 'Step: the mission that each figure is about.';


-- casualty_series_: the figures that tell of the same thing, under one name for that thing.
--
-- An incident is an event, or else a place and day, or else what one article tells undated. A sum is one of victims,
-- outcome, place and period. A figure without place belongs to the only place that others name who write about the same
-- mission; where there is none, to that mission; where the article is about none, to the article. A figure without
-- period counts the mission's whole time, and so does one that counts from the year in which the mission began.
-- Of several figures by one source in one article the greatest counts: the others are its parts or its earlier state.
CREATE VIEW casualty_series_ AS
WITH begun AS (
    SELECT actor AS mission,
        max(coalesce(date_end, last_day(date_start + INTERVAL (12 - month(date_start)) MONTH))) AS within
    FROM event_reports WHERE event_type = 'mission_established' AND date_start IS NOT NULL GROUP BY actor
),
told AS (
    SELECT
        f.* EXCLUDE (quote, attribution, rule, curated, victims_text, date_text),
        a.published_on,
        a.publisher,
        s.name AS source,
        coalesce(f.count, f.count_high, f.count_low) AS number,
        coalesce(m.mission, f.article_id) AS setting,
        CASE WHEN f.scope = 'cumulative' AND min(f.place) OVER kind = max(f.place) OVER kind
            THEN min(f.place) OVER kind ELSE f.place END AS whole_place,
        CASE WHEN f.scope = 'cumulative' AND f.date_start <= b.within THEN NULL ELSE f.date_start END AS whole_start
    FROM casualty_figures AS f
    JOIN articles AS a ON a.article_id = f.article_id
    JOIN sources AS s ON s.source_id = f.source_id
    LEFT JOIN figure_missions_ AS m ON m.figure_id = f.figure_id
    LEFT JOIN begun AS b ON b.mission = m.mission
    WHERE a.duplicate_of IS NULL AND f.modality IN ('asserted', 'claimed')
    WINDOW kind AS (PARTITION BY f.scope, f.victims, f.outcome, coalesce(m.mission, f.article_id))
),
named AS (
    SELECT
        *,
        concat_ws(' | ', outcome, victims, CASE
            WHEN event_id IS NOT NULL AND scope = 'incident' THEN event_id
            WHEN scope = 'cumulative' THEN concat_ws(' | ', 'total', coalesce(whole_place, setting),
                'since ' || CAST(whole_start AS VARCHAR))
            ELSE concat_ws(' | ', place, coalesce(CAST(date_start AS VARCHAR), article_id))
        END) AS series
    FROM told
)
SELECT * FROM named
QUALIFY row_number() OVER (
    PARTITION BY series, cause, article_id, source_id ORDER BY number DESC NULLS LAST, figure_id
) = 1;

COMMENT ON VIEW casualty_series_ IS 'Step: figures that tell of the same thing, under one name for that thing.';


-- casualty_estimates: low, best and high of every incident and every sum, with the rows behind them and the rule used.
--
-- low     the least number that anybody's words allow ("up to 20" allows 0)
-- high    the greatest number that anybody names; open_ended where somebody says "at least" or "more than"
-- best    the number of one figure: asserted before claimed, then exact or range before about and nearly before bounds
--         before vague words, then the latest published, then the greatest; a range counts by its middle, a bound
--         by its nearest number: "more than 170" by 171
-- Sums by violence and sums by all causes are different series: "186 of the 300 in attacks" is no contradiction.
--
--   How many peacekeepers died, as low, best and high, and on whose word is the best?
--   SELECT cause, low, best, high, open_ended, best_source, rule FROM casualty_estimates
--   WHERE victims = 'peacekeepers' AND outcome = 'killed' AND scope = 'cumulative';
CREATE VIEW casualty_estimates AS
WITH ranked AS (
    SELECT
        *,
        CASE WHEN qualifier IN ('up_to', 'fewer_than') THEN 0 ELSE coalesce(count_low, count) END AS least,
        greatest(coalesce(count_high, count, count_low), coalesce(count_low, count_high, count)) AS most,
        qualifier IN ('at_least', 'more_than', 'vague') AS no_top,
        greatest(least(coalesce(count, (count_low + count_high) // 2), count_high), count_low) AS middle,
        CASE WHEN scope = 'cumulative' THEN cause ELSE 'any' END AS series_cause,
        row_number() OVER (
            PARTITION BY series, CASE WHEN scope = 'cumulative' THEN cause ELSE 'any' END
            ORDER BY
                modality = 'asserted' DESC,
                CASE WHEN qualifier IN ('exact', 'range') THEN 1 WHEN qualifier IN ('about', 'nearly') THEN 2
                    WHEN qualifier = 'vague' THEN 4 ELSE 3 END,
                published_on DESC NULLS LAST, number DESC NULLS LAST, figure_id
        ) AS place_in_series
    FROM casualty_series_
)
SELECT
    CAST(series AS VARCHAR) AS series,
    CAST(min(scope) AS VARCHAR) AS scope,
    CAST(min(event_id) AS VARCHAR) AS event_id,
    CAST(min(outcome) AS VARCHAR) AS outcome,
    CAST(min(victims) AS VARCHAR) AS victims,
    CAST(arg_min(cause, place_in_series) AS VARCHAR) AS cause,
    CAST(arg_min(coalesce(whole_place, place), place_in_series) AS VARCHAR) AS place,
    CAST(min(coalesce(whole_start, date_start)) AS DATE) AS date_start,
    CAST(max(date_end) AS DATE) AS date_end,
    CAST(min(least) AS BIGINT) AS low,
    CAST(arg_min(middle, place_in_series) AS BIGINT) AS best,
    CAST(max(most) AS BIGINT) AS high,
    CAST(bool_or(no_top) AS BOOLEAN) AS open_ended,
    CAST(arg_min(source, place_in_series) AS VARCHAR) AS best_source,
    CAST(concat(
        'of ', count(*), CASE WHEN count(*) = 1 THEN ' figure: ' ELSE ' figures: ' END,
        arg_min(concat_ws(', ', modality, qualifier,
            coalesce('published ' || CAST(published_on AS VARCHAR), 'undated')), place_in_series)
    ) AS VARCHAR) AS rule,
    CAST(count(*) AS BIGINT) AS n_figures,
    CAST(count(DISTINCT source_id) AS BIGINT) AS n_sources,
    CAST(count(DISTINCT article_id) AS BIGINT) AS n_articles,
    CAST(list(figure_id ORDER BY place_in_series) AS VARCHAR[]) AS figure_ids
FROM ranked
GROUP BY series, series_cause
ORDER BY scope, series, cause;

COMMENT ON VIEW casualty_estimates IS
    'Low, best and high of every incident and every sum of casualties, with the figures behind them (the best first) and the rule that chose the best.';
COMMENT ON COLUMN casualty_estimates.low IS 'Least number that anybody''s words allow.';
COMMENT ON COLUMN casualty_estimates.best IS 'Number of one figure: asserted before claimed, then the more exact, then the later, then the greater.';
COMMENT ON COLUMN casualty_estimates.high IS 'Greatest number that anybody names.';
COMMENT ON COLUMN casualty_estimates.open_ended IS 'Whether somebody sets no upper bound: at least, more than, dozens.';
COMMENT ON COLUMN casualty_estimates.rule IS 'Why the best figure was chosen.';
COMMENT ON COLUMN casualty_estimates.figure_ids IS 'Rows of casualty_figures behind the estimate, the best first.';


-- contradiction_claims: the claims that disagree, one row each, under a common subject; see contradictions.
--
--   Who said which number?
--   SELECT subject, version, source, publisher, quote FROM contradiction_claims WHERE kind = 'number';
CREATE VIEW contradiction_claims AS
WITH casualties AS (
    SELECT
        'number' AS kind, concat_ws(' | ', 'casualties', series) AS subject, 'casualty_figures' AS table_name,
        figure_id AS row_id, article_id, source_id, count_text AS version, number, qualifier, count_low, count_high
    FROM casualty_series_
    QUALIFY row_number() OVER (PARTITION BY series, article_id, source_id ORDER BY number DESC NULLS LAST, figure_id) = 1
),
strengths AS (
    SELECT
        'number' AS kind,
        concat_ws(' | ', 'personnel', p.population, p.measure, coalesce(p.base_id, p.place, m.mission, p.article_id),
            CASE WHEN p.population NOT IN ('mission', 'base') THEN lower(p.who_text) END,
            'since ' || CAST(p.date_start AS VARCHAR)) AS subject,
        'personnel_figures' AS table_name, p.figure_id AS row_id, p.article_id, p.source_id, p.count_text AS version,
        coalesce(p.count, p.count_high, p.count_low) AS number, p.qualifier, p.count_low, p.count_high
    FROM personnel_figures AS p
    JOIN articles AS a ON a.article_id = p.article_id
    LEFT JOIN figure_missions_ AS m ON m.figure_id = p.figure_id
    WHERE a.duplicate_of IS NULL AND p.modality IN ('asserted', 'claimed')
    QUALIFY row_number() OVER (PARTITION BY subject, p.article_id, p.source_id ORDER BY number DESC, p.figure_id) = 1
),
numbers AS (
    SELECT
        *,
        CASE WHEN qualifier IN ('about', 'nearly') THEN floor(number * 0.9) ELSE coalesce(count_low, 0) END AS bottom,
        CASE qualifier WHEN 'about' THEN ceil(number * 1.1) WHEN 'nearly' THEN number
            ELSE coalesce(count_high, 1e18) END AS top,
        CAST(number AS VARCHAR) AS told
    FROM (SELECT * FROM casualties UNION ALL SELECT * FROM strengths)
),
reports AS (
    SELECT
        r.*,
        coalesce(r.date_start, DATE '0001-01-01') AS opens,
        coalesce(r.date_end, DATE '9999-12-31') AS closes,
        CASE
            WHEN r.event_type IN ('mission_established', 'mission_end') AND r.actor IS NOT NULL
                THEN concat_ws(' | ', r.event_type, r.actor)
            WHEN r.event_type IN ('withdrawal_order', 'coup') AND r.place IS NOT NULL
                THEN concat_ws(' | ', r.event_type, r.place)
            WHEN r.event_type IN ('base_withdrawal', 'base_handover') AND r.base_id IS NOT NULL
                THEN concat_ws(' | ', r.event_type, r.base_id)
            ELSE r.event_id
        END AS happens_once
    FROM event_reports AS r
    JOIN articles AS a ON a.article_id = r.article_id
    WHERE a.duplicate_of IS NULL
),
dates AS (
    SELECT
        'date' AS kind, happens_once AS subject, 'event_reports' AS table_name, report_id AS row_id, article_id,
        source_id,
        CASE
            WHEN date_precision = 'year' THEN strftime(date_start, '%Y')
            WHEN date_precision = 'month' THEN strftime(date_start, '%Y-%m')
            WHEN date_start = date_end THEN CAST(date_start AS VARCHAR)
            ELSE concat(CAST(date_start AS VARCHAR), '/', CAST(date_end AS VARCHAR))
        END AS version,
        epoch(opens) AS bottom, epoch(closes) AS top
    FROM reports
    WHERE date_precision <> 'unknown'
        AND (modality IN ('asserted', 'claimed') OR (modality = 'planned' AND event_type = 'mission_end'))
),
actors AS (
    SELECT
        'actor' AS kind, r.event_id AS subject, 'event_reports' AS table_name, r.report_id AS row_id, r.article_id,
        r.source_id, r.actor AS version,
        CASE
            WHEN s.sector = 'un' THEN 'un'
            WHEN r.event_type IN ('base_withdrawal', 'base_handover', 'equipment_destruction')
                AND bool_or(s.sector = 'un') OVER (PARTITION BY r.event_id) THEN 'un'
            ELSE coalesce(nullif(regexp_extract(r.actor, '^(.+) (army|government|junta|police)$', 1), ''), r.actor)
        END AS side,
        side = r.actor AND regexp_matches(r.actor, '(^| )[a-z][^ ]*$') AS unnamed
    FROM reports AS r
    LEFT JOIN sources AS s ON s.name = r.actor AND s.named
    WHERE r.actor IS NOT NULL AND r.modality IN ('asserted', 'claimed')
),
facts AS (
    SELECT
        'fact' AS kind, event_id AS subject, 'event_reports' AS table_name, report_id AS row_id, article_id, source_id,
        CASE modality WHEN 'denied' THEN 'denied' ELSE 'told' END AS version
    FROM reports
    WHERE modality IN ('asserted', 'claimed', 'denied')
),
disputed AS (
    SELECT kind, subject, table_name, row_id, article_id, source_id, version, told, reconcilable
    FROM numbers JOIN (
        SELECT subject, max(bottom) <= min(top) AS reconcilable
        FROM numbers GROUP BY subject HAVING min(told) <> max(told)
    ) USING (subject)
    UNION ALL
    SELECT kind, subject, table_name, row_id, article_id, source_id, version, version, FALSE
    FROM dates WHERE subject IN (SELECT subject FROM dates GROUP BY subject HAVING max(bottom) > min(top))
    UNION ALL
    SELECT kind, subject, table_name, row_id, article_id, source_id, version, version, reconcilable
    FROM actors JOIN (
        SELECT subject, count(DISTINCT side) FILTER (WHERE NOT unnamed) < 2 AS reconcilable
        FROM actors GROUP BY subject HAVING min(side) <> max(side)
    ) USING (subject)
    UNION ALL
    SELECT kind, subject, table_name, row_id, article_id, source_id, version, version, FALSE
    FROM facts WHERE subject IN (SELECT subject FROM facts GROUP BY subject HAVING min(version) <> max(version))
)
SELECT
    CAST(d.kind AS VARCHAR) AS kind,
    CAST(d.subject AS VARCHAR) AS subject,
    CAST(d.version AS VARCHAR) AS version,
    CAST(d.reconcilable AS BOOLEAN) AS reconcilable,
    CAST(s.source AS VARCHAR) AS source,
    CAST(s.sector AS VARCHAR) AS sector,
    CAST(s.publisher AS VARCHAR) AS publisher,
    CAST(s.published_on AS DATE) AS published_on,
    CAST(s.modality AS VARCHAR) AS modality,
    CAST(s.quote AS VARCHAR) AS quote,
    CAST(d.told AS VARCHAR) AS told,
    CAST(d.table_name AS VARCHAR) AS table_name,
    CAST(d.row_id AS VARCHAR) AS row_id,
    CAST(d.article_id AS VARCHAR) AS article_id,
    CAST(d.source_id AS VARCHAR) AS source_id
FROM disputed AS d
JOIN statements AS s ON s.table_name = d.table_name AND s.row_id = d.row_id
ORDER BY kind, subject, version, row_id;

COMMENT ON VIEW contradiction_claims IS 'The claims that disagree, one row each, under a common subject.';
COMMENT ON COLUMN contradiction_claims.told IS 'What is compared: the number, date, actor or fact that the version gives.';


-- contradictions: the same thing told with different numbers, dates or actors, or told by one and denied by another.
--
-- number  figures of one incident, sum or strength name different numbers. reconcilable: the words still allow one
--         number ("at least 2" and "4"; "about" is taken as ten per cent either way)
-- date    a thing that happens once is put on days that do not meet
-- actor   reports of one event name different actors. One side are the UN, its missions and, where they leave a base,
--         their contingents; so are a state's army, government, junta and police. reconcilable: at most one side has
--         a name of its own ("CSP-PSD" and "Tuareg rebels", "gunmen" and "assailants")
-- fact    some tell the event, some deny it
-- told_apart is the number of articles that give more than one version themselves, by different speakers or as
-- different events: a coup in 2020 and another in 2021.
--
--   What cannot all be true?
--   SELECT kind, subject, versions, sources FROM contradictions WHERE NOT reconcilable;
CREATE VIEW contradictions AS
WITH claims AS (
    SELECT *, min(told) OVER (PARTITION BY kind, subject, article_id)
        <> max(told) OVER (PARTITION BY kind, subject, article_id) AS apart
    FROM contradiction_claims
)
SELECT
    CAST(kind AS VARCHAR) AS kind,
    CAST(subject AS VARCHAR) AS subject,
    CAST(list(DISTINCT version ORDER BY version) AS VARCHAR[]) AS versions,
    CAST(list(DISTINCT source ORDER BY source) AS VARCHAR[]) AS sources,
    CAST(count(DISTINCT told) AS BIGINT) AS n_versions,
    CAST(count(DISTINCT source_id) AS BIGINT) AS n_sources,
    CAST(count(DISTINCT article_id) AS BIGINT) AS n_articles,
    CAST(bool_and(reconcilable) AS BOOLEAN) AS reconcilable,
    CAST(count(DISTINCT article_id) FILTER (WHERE apart) AS BIGINT) AS told_apart,
    CAST(any_value(table_name) AS VARCHAR) AS table_name,
    CAST(list(row_id ORDER BY version, row_id) AS VARCHAR[]) AS row_ids
FROM claims
GROUP BY kind, subject
ORDER BY kind, subject;

COMMENT ON VIEW contradictions IS
    'The same thing told with different numbers, dates or actors, or told by one and denied by another; the claims are in contradiction_claims.';
COMMENT ON COLUMN contradictions.reconcilable IS 'Whether the words still allow one truth: at least 2, and 4.';
COMMENT ON COLUMN contradictions.told_apart IS 'Articles that give more than one version themselves.';


-- bases_on(day): every base as it stood on a day, and who held it, as far as dated reports tell.
--
-- state  closed from the day it closed; open before, or where no article closes it; unknown where a base is known
--        to have closed on a day that no article gives
-- held_by is the actor of the last takeover of the base, or of its town once it is closed, or the receiver of the last
-- handover, up to that day; the mission while the base is open. A day after the last article shows the last state reported: see reported_until.
--
--   Who held Kidal on 10 November 2023?
--   SELECT name, state, held_by, held_by_status, held_since FROM bases_on('2023-11-10') WHERE name = 'Kidal';
CREATE MACRO bases_on(day) AS TABLE
WITH changes AS (
    SELECT
        base_id, event_id, status, date_start AS since,
        CASE event_type WHEN 'base_handover' THEN target ELSE actor END AS holder
    FROM events
    WHERE base_id IS NOT NULL AND event_type IN ('base_takeover', 'base_handover')
        AND status IN ('occurred', 'unconfirmed', 'disputed') AND date_start <= CAST(day AS DATE)
    UNION ALL
    SELECT b.base_id, e.event_id, e.status, e.date_start, e.actor
    FROM events AS e JOIN bases AS b ON b.name = e.place AND b.closed_on <= e.date_start
    WHERE e.event_type = 'territory_takeover' AND e.status IN ('occurred', 'unconfirmed', 'disputed')
        AND e.date_start <= CAST(day AS DATE)
),
held AS (
    SELECT base_id, max_by(holder, (since, status = 'occurred', event_id)) AS holder,
        max_by(status, (since, status = 'occurred', event_id)) AS status,
        max_by(event_id, (since, status = 'occurred', event_id)) AS event_id, max(since) AS since
    FROM changes WHERE holder IS NOT NULL GROUP BY base_id
),
seen AS (
    SELECT r.base_id, max(a.published_on) AS reported_until
    FROM event_reports AS r JOIN articles AS a ON a.article_id = r.article_id
    WHERE r.base_id IS NOT NULL GROUP BY r.base_id
),
states AS (
    SELECT
        b.*,
        CASE
            WHEN b.closed_on <= CAST(day AS DATE) THEN 'closed'
            WHEN b.status = 'closed' AND b.closed_on IS NULL THEN 'unknown'
            ELSE 'open'
        END AS state
    FROM bases AS b
)
SELECT
    CAST(b.base_id AS VARCHAR) AS base_id,
    CAST(b.name AS VARCHAR) AS name,
    CAST(b.mission AS VARCHAR) AS mission,
    CAST(b.admin1 AS VARCHAR) AS admin1,
    CAST(b.state AS VARCHAR) AS state,
    CAST(CASE WHEN h.holder IS NOT NULL THEN h.holder WHEN b.state = 'open' THEN b.mission END AS VARCHAR) AS held_by,
    CAST(CASE h.status WHEN 'occurred' THEN 'asserted' WHEN 'unconfirmed' THEN 'claimed' ELSE h.status END AS VARCHAR)
        AS held_by_status,
    CAST(h.since AS DATE) AS held_since,
    CAST(b.closed_on AS DATE) AS closed_on,
    CAST(h.event_id AS VARCHAR) AS event_id,
    CAST(s.reported_until AS DATE) AS reported_until
FROM states AS b
LEFT JOIN held AS h ON h.base_id = b.base_id
LEFT JOIN seen AS s ON s.base_id = b.base_id
ORDER BY b.name, b.base_id;

COMMENT ON MACRO TABLE bases_on IS 'Every base as it stood on a day, and who held it, as far as dated reports tell.';


-- base_counts: how many bases the articles count as closed, how many of them they name, how many stay unknown.
--
-- An article that calls a base "the eighth to close" counts eight. Bases that are named as closed and not dated later
-- than that one are among them; the rest is known by number only.
--
--   SELECT mission, counted_closed, named_closed, unnamed_closed FROM base_counts;
CREATE VIEW base_counts AS
WITH ranked AS (
    SELECT mission, max(closure_rank) AS counted_closed, max_by(base_id, closure_rank) AS counted_at,
        max_by(closed_on, closure_rank) AS counted_on
    FROM bases WHERE closure_rank IS NOT NULL GROUP BY mission
)
SELECT
    CAST(b.mission AS VARCHAR) AS mission,
    CAST(count(*) AS BIGINT) AS named,
    CAST(count(*) FILTER (WHERE b.status = 'closed') AS BIGINT) AS named_closed,
    CAST(any_value(r.counted_closed) AS BIGINT) AS counted_closed,
    CAST(greatest(0, any_value(r.counted_closed) - count(*) FILTER (
        WHERE b.status = 'closed' AND (b.closed_on IS NULL OR r.counted_on IS NULL OR b.closed_on <= r.counted_on)
    )) AS BIGINT) AS unnamed_closed,
    CAST(any_value(r.counted_at) AS VARCHAR) AS counted_at,
    CAST(any_value(r.counted_on) AS DATE) AS counted_on
FROM bases AS b
LEFT JOIN ranked AS r ON r.mission IS NOT DISTINCT FROM b.mission
GROUP BY b.mission
ORDER BY b.mission;

COMMENT ON VIEW base_counts IS
    'How many bases the articles count as closed, how many of them they name, how many stay unknown.';
