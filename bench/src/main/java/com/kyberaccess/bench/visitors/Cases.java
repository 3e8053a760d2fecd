package com.kyberaccess.bench.visitors;

import com.kyberaccess.common.id.IdType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/// The lists that are measured. Each request of a case asks for another location, host, day or text, so that
/// nothing is answered from memory.
final class Cases {
    static final int GOAL = 50;
    static final int SEARCH_GOAL = 100;

    private static final List<String> FIRST = List.of("mary", "james", "anna", "michael", "elena", "oscar", "petra");
    private static final List<String> LAST = List.of("smithson", "millerfield", "anderwood", "lindberg", "bergstein");
    private static final List<String> FIELDS = List.of("soylent", "globex", "contoso", "corp", "gmbh", "logistics");
    private static final List<String> SORTS = List.of("check_in_time", "name", "company");
    private static final List<String> STATUSES =
            List.of("checked_out", "checked_in", "denied", "cancelled", "pre_registered");

    private final List<UUID> locations;
    private final List<UUID> hosts;
    private final List<Case> all = new ArrayList<>();

    /// @param goal milliseconds of the p99
    /// @param query of request number n
    record Case(String name, int goal, Function<Random, String> query) {}

    Cases(List<UUID> locations, List<UUID> hosts) {
        this.locations = locations;
        this.hosts = hosts;
    }

    List<Case> all(long total) {
        filters();
        searches();
        sorts();
        pages(total);
        add("1,000 combinations at random: filters", GOAL, random -> combination(random, false));
        add("1,000 combinations at random: with a search", SEARCH_GOAL, random -> combination(random, true));
        return List.copyOf(all);
    }

    private void filters() {
        add("no filter", GOAL, r -> "");
        add("100 a page", GOAL, r -> "per_page=100");
        add("date=today", GOAL, r -> "date=today");
        add("date, any day", GOAL, r -> "date=" + day(r, 1_000));
        add("30 days", GOAL, this::month);
        add("a year", GOAL, r -> "start_date=" + daysAgo(700 - r.nextInt(300)) + "&end_date=" + daysAgo(300));
        add(
                "timestamps",
                GOAL,
                r -> "start_date=" + daysAgo(30 + r.nextInt(900)) + "T10:17:31Z&end_date=" + daysAgo(20)
                        + "T11:18:32Z");
        for (var status : STATUSES) {
            add("status=" + status, GOAL, r -> "status=" + status);
        }
        add("location_id", GOAL, this::location);
        add("host_id", GOAL, this::host);
        add("department", GOAL, this::department);
        add("purpose", GOAL, this::purpose);
        add("include_archived", GOAL, r -> "include_archived=true");
        add("location, status", GOAL, r -> location(r) + "&status=denied");
        add("location, month, status", GOAL, r -> location(r) + "&status=checked_out&" + month(r));
        add("department, purpose, status", GOAL, r -> department(r) + "&" + purpose(r) + "&status=checked_out");
        add("host, year, purpose", GOAL, r -> host(r) + "&" + purpose(r) + "&start_date=" + daysAgo(365));
    }

    private void searches() {
        add("search, 1 letter", SEARCH_GOAL, r -> "search=" + (char) ('a' + r.nextInt(26)));
        add("search, 2 letters", SEARCH_GOAL, r -> "search=" + text(any(r, FIRST), r, 2));
        add("search, 3 letters", SEARCH_GOAL, r -> "search=" + text(any(r, LAST), r, 3));
        add("search, first name", SEARCH_GOAL, r -> "search=" + any(r, FIRST));
        add("search, part of a last name, 5 letters", SEARCH_GOAL, r -> "search=" + text(any(r, LAST), r, 5));
        add("search, last name", SEARCH_GOAL, r -> "search=" + any(r, LAST));
        add("search, first and last name", SEARCH_GOAL, r -> "search=" + encoded(any(r, FIRST) + " " + any(r, LAST)));
        add("search, company", SEARCH_GOAL, r -> "search=" + any(r, FIELDS));
        add("search, e-mail host", SEARCH_GOAL, r -> "search=" + encoded("@" + any(r, FIELDS)));
        add("search, .example (all)", SEARCH_GOAL, r -> "search=.example");
        add(
                "search, 20 letters",
                SEARCH_GOAL,
                r -> "search=" + encoded((any(r, FIRST) + "." + any(r, LAST) + "12@globex").substring(0, 20)));
        add("search, nobody", SEARCH_GOAL, r -> "search=qxzqxzqxz");
        add("search, any case, accents", SEARCH_GOAL, r -> "search=" + encoded("SÓYLENT"));
        add("search, location, month", SEARCH_GOAL, r -> "search=an&" + location(r) + "&" + month(r));
        add("search, status", SEARCH_GOAL, r -> "search=" + any(r, LAST) + "&status=denied");
    }

    private void sorts() {
        for (var sort : SORTS) {
            for (var order : List.of("asc", "desc")) {
                var by = "sort=" + sort + "&order=" + order;
                add(sort + " " + order, GOAL, r -> by);
                add(sort + " " + order + ", location, status", GOAL, r -> by + "&status=denied&" + location(r));
                add(sort + " " + order + ", host", GOAL, r -> by + "&" + host(r));
                add(sort + " " + order + ", search", SEARCH_GOAL, r -> by + "&search=" + any(r, LAST));
            }
        }
    }

    private void pages(long total) {
        long last = Math.ceilDiv(total, 25);
        add("page 2 to 40", GOAL, r -> "page=" + (2 + r.nextInt(39)));
        add("last pages, by time", GOAL, r -> "page=" + (last - r.nextInt(10)));
        add("any page, by time", GOAL, r -> "page=" + (1 + (long) (r.nextDouble() * (last - 1))));
        add(
                "any page, by time, status",
                GOAL,
                r -> "status=checked_out&page=" + (1 + (long) (r.nextDouble() * last * 0.9)));
        for (var sort : List.of("name", "company")) {
            add("last pages, by " + sort, GOAL, r -> "sort=" + sort + "&page=" + (last - r.nextInt(10)));
            add(
                    "any page, by " + sort,
                    GOAL,
                    r -> "sort=" + sort + "&page=" + (1 + (long) (r.nextDouble() * (last - 1))));
            add(
                    "any page, by " + sort + ", status",
                    GOAL,
                    r -> "sort=" + sort + "&status=checked_out&page=" + (1 + (long) (r.nextDouble() * last * 0.9)));
        }
    }

    /// Every parameter with a probability of a third.
    private String combination(Random random, boolean search) {
        var parts = new ArrayList<String>();
        sometimes(random, parts, random.nextBoolean() ? month(random) : "start_date=" + day(random, 1_000));
        sometimes(random, parts, "status=" + any(random, STATUSES));
        sometimes(random, parts, location(random));
        sometimes(random, parts, random.nextBoolean() ? host(random) : department(random));
        sometimes(random, parts, purpose(random));
        sometimes(random, parts, "include_archived=true");
        sometimes(random, parts, "sort=" + any(random, SORTS));
        sometimes(random, parts, "order=asc");
        sometimes(random, parts, "per_page=" + (1 + random.nextInt(100)));
        sometimes(random, parts, "page=" + (1 + random.nextInt(5)));
        if (search) {
            var word = any(random, random.nextBoolean() ? FIRST : LAST);
            parts.add("search=" + word.substring(0, 1 + random.nextInt(word.length())));
        }
        return String.join("&", parts);
    }

    private static void sometimes(Random random, List<String> parts, String part) {
        if (random.nextInt(3) == 0) {
            parts.add(part);
        }
    }

    private void add(String name, int goal, Function<Random, String> query) {
        all.add(new Case(name, goal, query));
    }

    private String location(Random random) {
        return "location_id=" + new IdType("loc").text(any(random, locations));
    }

    private String host(Random random) {
        return "host_id=" + new IdType("usr").text(any(random, hosts));
    }

    private String department(Random random) {
        return "department=" + encoded("Department " + random.nextInt(VisitData.DEPARTMENTS));
    }

    private String purpose(Random random) {
        return "purpose=" + encoded(any(random, VisitData.PURPOSES));
    }

    private String month(Random random) {
        int first = 40 + random.nextInt(900);
        return "start_date=" + daysAgo(first) + "&end_date=" + daysAgo(first - 29);
    }

    private static String day(Random random, int within) {
        return daysAgo(1 + random.nextInt(within));
    }

    private static String daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
    }

    private static String text(String word, Random random, int letters) {
        int from = random.nextInt(word.length() - letters + 1);
        return word.substring(from, from + letters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
