package com.kyberaccess.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the version before, running on the schema, can't live with (docs/operations/upgrade.md): statements that take
/// away or narrow. A table that the same migration makes is nobody's yet, and may be changed at will.
final class MigrationRules {
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|(?s:/\\*.*?\\*/)");
    /// Around the body of a function, or of `DO`, whose statements count as well.
    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$\\w*\\$");
    private static final Pattern CREATED = Pattern.compile("CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\\S+?)[ (]");
    private static final Pattern UNIQUE_INDEX = Pattern.compile("^CREATE UNIQUE INDEX .*?\\bON (?:ONLY )?([^ (]+)");
    private static final Pattern ALTER_TABLE = Pattern.compile("^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\\S+) (.*)");
    private static final Pattern MARKER =
            Pattern.compile("(?m)^-- Contract: .+, unread since ([0-9]+\\.[0-9]+\\.[0-9]+)$");

    private static final Map<String, Pattern> STATEMENTS = Map.of(
            "drops what the version before names",
                    Pattern.compile(
                            "^DROP (TABLE|VIEW|MATERIALIZED VIEW|FUNCTION|PROCEDURE|AGGREGATE|TYPE|DOMAIN|SEQUENCE"
                                    + "|SCHEMA|EXTENSION)\\b.*"),
            "renames what the version before names",
                    Pattern.compile("^ALTER (?!INDEX|TABLE|ROLE|USER)\\w+ .*\\bRENAME\\b.*"),
            "takes from a type",
                    Pattern.compile("^ALTER (TYPE|DOMAIN) .*\\b(DROP ATTRIBUTE|SET NOT NULL|ADD CONSTRAINT)\\b.*"),
            "empties a table", Pattern.compile("^TRUNCATE\\b.*"));

    private static final Map<String, Pattern> ACTIONS = Map.of(
            "drops a column", Pattern.compile("^DROP (?!CONSTRAINT).*"),
            "renames", Pattern.compile("^RENAME (?!CONSTRAINT).*"),
            "changes a column's type", Pattern.compile("^ALTER (COLUMN )?\\S+ (SET DATA )?TYPE .*"),
            "requires a column", Pattern.compile("^ALTER (COLUMN )?\\S+ SET NOT NULL.*"),
            "takes a default away", Pattern.compile("^ALTER (COLUMN )?\\S+ DROP (DEFAULT|IDENTITY|EXPRESSION).*"),
            "narrows what may be written",
                    Pattern.compile(
                            "^ADD (CONSTRAINT \\S+ )?(CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|EXCLUDE|NOT NULL)\\b.*"),
            "adds a column that the version before leaves empty",
                    Pattern.compile(
                            "^ADD (COLUMN )?(?!CONSTRAINT)(?=.*\\bNOT NULL\\b)(?!.*\\b(DEFAULT|GENERATED)\\b).*"));

    private MigrationRules() {}

    /// @return a line for each statement that breaks a rule
    static List<String> broken(String migration) {
        var broken = new ArrayList<String>();
        var created = new HashSet<String>();
        for (var statement : statements(migration)) {
            Stream.of(
                            matching(STATEMENTS, statement, statement),
                            unique(statement, created),
                            altered(statement, created))
                    .forEach(lines -> lines.forEach(broken::add));
            CREATED.matcher(statement).results().forEach(found -> created.add(found.group(1)));
        }
        return broken;
    }

    /// The release since which nothing reads what the migration takes away, if it says so.
    static Optional<String> unreadSince(String migration) {
        var marker = MARKER.matcher(migration);
        return marker.find() ? Optional.of(marker.group(1)) : Optional.empty();
    }

    private static Stream<String> unique(String statement, Set<String> created) {
        var index = UNIQUE_INDEX.matcher(statement);
        return index.find() && !created.contains(index.group(1))
                ? Stream.of("narrows what may be written: " + statement)
                : Stream.empty();
    }

    private static Stream<String> altered(String statement, Set<String> created) {
        var alter = ALTER_TABLE.matcher(statement);
        if (!alter.matches() || created.contains(alter.group(1))) {
            return Stream.empty();
        }
        return actions(alter.group(2)).stream().flatMap(action -> matching(ACTIONS, action, statement));
    }

    private static Stream<String> matching(Map<String, Pattern> rules, String part, String statement) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(part).matches())
                .map(rule -> rule.getKey() + ": " + statement);
    }

    /// In upper case, in one line each, without comments and texts.
    private static List<String> statements(String migration) {
        var code = TEXT_OR_COMMENT
                .matcher(migration)
                .replaceAll(found -> found.group().startsWith("'") ? "''" : " ");
        return Stream.of(DOLLAR_QUOTE.matcher(code).replaceAll(";").split(";", -1))
                .map(statement -> statement.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT))
                .map(statement -> statement.replaceFirst("^(DO|BEGIN)\\b ?(BEGIN )?", ""))
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /// What stands between the commas that are in no parentheses.
    private static List<String> actions(String list) {
        var actions = new ArrayList<String>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < list.length(); i++) {
            switch (list.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        actions.add(list.substring(begin, i).strip());
                        begin = i + 1;
                    }
                }
                default -> {}
            }
        }
        actions.add(list.substring(begin).strip());
        return actions;
    }
}
