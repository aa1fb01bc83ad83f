package dev.rustaiide.ai.next.edit.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import dev.rustaiide.ai.completion.tokens.TokenKind;

/** Finds the places that may want the change that was just made. Has no state. */
public final class NextEditSearch {
    /**
     * Less likely places are not offered: a wrong offer costs more than one that is missing. {@code releng/bench ai
     * NextEdit} tells what it comes to in this repository's history.
     */
    public static final double LEAST = 0.7;
    /** What is so much less likely than another place is as good to go to first. */
    private static final double NEARLY = 0.2;

    private NextEditSearch() {}

    /**
     * All of them, in the order of the text, however unlikely.
     *
     * @param changes what was made of other text, the last one first; the others are looked at as further examples
     */
    public static List<Site> sites(String text, String language, List<Change> changes) {
        return changes.isEmpty() ? List.of() : sites(SiteTokens.ofCode(text, language, new Spelling()), language,
                changes);
    }

    /** … in the text of {@code code}, which are its tokens as a compiler sees it. */
    static List<Site> sites(SiteTokens code, String language, List<Change> changes) {
        SiteTokens tokens = isProse(code, changes.getFirst()) ? SiteTokens.ofAll(code) : code;
        Optional<TokenDiff> diff = TokenDiff.of(tokens, changes.getFirst(), language);
        if (diff.isEmpty()) {
            return List.of();
        }
        TokenDiff smallest = ChangePattern.smallest(diff.get());
        if (!smallest.isWhole()) {
            return List.of();
        }
        List<Example> examples = new ArrayList<>();
        examples.add(Example.of(tokens, smallest.from(), smallest.to()));
        for (Change each : changes.subList(1, changes.size())) {
            TokenDiff.of(tokens, each, language).map(ChangePattern::smallest)
                    .filter(other -> ChangePattern.same(smallest, other))
                    .ifPresent(other -> examples.add(Example.of(tokens, other.from(), other.to())));
        }
        return new SiteSearch(ChangePattern.of(smallest), examples).sites().stream()
                .filter(site -> changes.stream().noneMatch(each -> touches(each, site)))
                .map(site -> site.sure(SiteScore.of(site.kind(), site.features()))).toList();
    }

    private static boolean touches(Change change, Site site) {
        return site.start() < change.end() && change.start() < site.end() || site.start() == change.start();
    }

    /** Whether a change is within one string or one comment. */
    private static boolean isProse(SiteTokens code, Change change) {
        int behind = code.firstFrom(change.start());
        if (behind > 0 && code.end(behind - 1) > change.start()) {
            return code.kind(behind - 1) == TokenKind.STRING && code.end(behind - 1) >= change.end();
        }
        boolean gap = behind >= code.count() || code.start(behind) >= change.end();
        String before = code.text().substring(code.end(behind - 1), change.start());
        int line = before.lastIndexOf('\n') + 1;
        return gap && !before.substring(line).isBlank() || gap && before.contains("/*");
    }

    /**
     * Those that people should see: likely ones, none over another, the likeliest among them first and otherwise what
     * comes next behind {@code caret}, then from the start of the text.
     */
    public static List<Site> chosen(List<Site> sites, int caret, double least) {
        List<Site> likely = new ArrayList<>(sites.stream().filter(each -> each.confidence() >= least)
                .sorted(Comparator.comparingDouble(Site::confidence).reversed()).toList());
        NavigableMap<Integer, Site> chosen = new TreeMap<>();
        List<Site> apart = new ArrayList<>();
        for (Site each : likely) {
            Map.Entry<Integer, Site> before = chosen.floorEntry(each.end());
            if (before == null || before.getValue().end() < each.start()) {
                chosen.put(each.start(), each);
                apart.add(each);
            }
        }
        if (apart.isEmpty()) {
            return apart;
        }
        double sure = apart.getFirst().confidence() - NEARLY;
        apart.sort(Comparator.comparing((Site each) -> each.confidence() < sure)
                .thenComparing(each -> each.start() < caret).thenComparingInt(Site::start));
        return apart;
    }
}
