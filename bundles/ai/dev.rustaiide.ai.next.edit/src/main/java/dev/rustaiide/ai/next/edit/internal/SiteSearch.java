package dev.rustaiide.ai.next.edit.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks for the places of a text that may want a change, and tells what is known of each. For one question. */
final class SiteSearch {
    /** Looked at closer; what is changed at more places is no pattern. */
    private static final int MOST_SITES = 400;
    /** What tells less is everywhere. */
    private static final double LEAST_BITS = 5;
    private static final int NEAR = 3;
    /** What tells more bits is a name of few things. */
    private static final double RARE = 7.5;
    private static final Set<String> DECLARING = Set.of("let", "mut", "fn", "struct", "enum", "trait", "type", "const",
            "static", "mod", "def", "class", "function", "var", "val", "func", "interface", "record", "for", "use");
    /** Words before a name that are no types. */
    private static final Set<String> NO_TYPE = Set.of("return", "new", "in", "else", "case", "throw", "await", "not",
            "and", "or", "if", "while", "match", "yield", "del", "assert", "instanceof", "as", "is", "import", "from",
            "package", "extends", "implements", "throws", "typeof", "delete", "defer", "go", "move", "ref");
    private static final Set<String> CALLABLE = Set.of("fn", "def", "function", "func", "fun", "struct", "record");
    private static final Set<String> ENDS = Set.of("=", ",", ")", ";", ":", "(", "{", "->");

    private final ChangePattern pattern;
    private final SiteTokens tokens;
    private final Rarity rarity;
    private final List<Example> examples;
    private final SiteWriter writer;
    private final int[] lineEnds;
    private final Map<Example, Brackets> around = new HashMap<>();
    private final Map<Integer, Set<Integer>> parameters = new HashMap<>();

    /** A place before all of them are known. */
    private record Found(int from, int to, int[] match, SiteWriter.Written written, Likeness left, Likeness right,
            Example like) {
        int near() {
            return Math.min(NEAR, left.same()) + Math.min(NEAR, right.same());
        }
    }

    SiteSearch(ChangePattern pattern, List<Example> examples) {
        this.pattern = pattern;
        this.tokens = pattern.diff().now();
        this.rarity = new Rarity(tokens);
        this.examples = examples;
        this.writer = new SiteWriter(pattern);
        this.lineEnds = lineEnds(tokens.text());
    }

    /** All of them, in the order of the text; how likely each is is for others to say. */
    List<Site> sites() {
        List<Found> found = new ArrayList<>();
        double bits = pattern.bits(rarity);
        for (int at : candidates()) {
            if (found.size() < MOST_SITES) {
                find(at, bits).ifPresent(found::add);
            }
        }
        int[] equals = new int[2 * NEAR + 1];
        found.forEach(each -> equals[each.near()]++);
        for (int i = equals.length - 2; i >= 0; i--) {
            equals[i] += equals[i + 1];
        }
        int written = countWritten();
        var blocks = new Blocks(tokens, pattern.diff().from());
        int declared = (int) found.stream().filter(each -> !blocks.isLeft(each.from)
                && isDeclared(each.from, each.to)).count();
        List<Site> sites = new ArrayList<>();
        for (Found each : found) {
            double[] features = features(each, bits, found.size(), equals[each.near()], written);
            lines(features, each);
            scopes(features, each, blocks, declared);
            SiteWriter.Written text = each.written;
            sites.add(new Site(text.start(), text.end(), text.text(), pattern.kind().ordinal(), features, 0));
        }
        return sites;
    }

    /** Where it may start, ascending: where what is removed begins, or next to what stands next to an example. */
    private int[] candidates() {
        if (tokens.count() == 0) {
            return new int[0];
        }
        int[] beginning = pattern.beginning();
        IntStream found;
        if (beginning.length > 0) {
            found = Arrays.stream(tokens.places(beginning));
        } else if (pattern.kind() == ChangeKind.INSERTION) {
            found = examples.stream().flatMapToInt(each -> IntStream.concat(behind(each.left()[0]),
                    before(each.right()[0])));
        } else {
            found = IntStream.concat(before(pattern.firstInHole()),
                    examples.stream().flatMapToInt(each -> behind(each.left()[0])));
        }
        Zone zone = tokens.zone(Math.min(pattern.diff().from(), tokens.count() - 1));
        return found.filter(at -> zone == (at < tokens.count() ? tokens.zone(at) : Zone.CODE)).sorted().distinct()
                .toArray();
    }

    /** The places before a token; the end of the text if it is none. */
    private IntStream before(int number) {
        return number < 0 ? IntStream.of(tokens.count()) : Arrays.stream(tokens.places(number));
    }

    /** The places behind a token; the start of the text if it is none. */
    private IntStream behind(int number) {
        return number < 0 ? IntStream.of(0) : Arrays.stream(tokens.places(number)).map(at -> at + 1);
    }

    private Optional<Found> find(int at, double bits) {
        int[] match = pattern.match(at);
        if (match.length == 0) {
            return Optional.empty();
        }
        int to = match[match.length - 1];
        for (Example each : examples) {
            boolean own = at == to ? at >= each.from() && at <= each.to() : at < each.to() && to > each.from();
            if (own) {
                return Optional.empty();
            }
        }
        Found best = null;
        for (Example each : examples) {
            Likeness left = Likeness.of(tokens, rarity, each.left(), at - 1, -1, each.from() - 1);
            Likeness right = Likeness.of(tokens, rarity, each.right(), to, 1, each.to());
            if (best == null || left.bits() + right.bits() > best.left.bits() + best.right.bits()) {
                best = new Found(at, to, match, new SiteWriter.Written(0, 0, ""), left, right, each);
            }
        }
        if (best == null || bits + best.left.bits() + best.right.bits() < LEAST_BITS
                || pattern.isThere(match, at, to)) {
            return Optional.empty();
        }
        Found place = best;
        return writer.write(match, at, to).filter(this::changes).map(written -> new Found(at, to, match, written,
                place.left, place.right, place.like));
    }

    private boolean changes(SiteWriter.Written written) {
        return !tokens.text().substring(written.start(), written.end()).equals(written.text());
    }

    /** How often the text says what is written, but for the examples. */
    private int countWritten() {
        TokenDiff diff = pattern.diff();
        int[] written = new int[diff.written()];
        Arrays.setAll(written, i -> tokens.number(diff.from() + i));
        int count = written.length == 0 ? 0 : tokens.places(written).length;
        return Math.max(0, count - examples.size());
    }

    private double[] features(Found found, double bits, int rivals, int equals, int written) {
        var values = new double[SiteFeature.values().length];
        TokenDiff diff = pattern.diff();
        set(values, SiteFeature.ALWAYS, 1);
        set(values, SiteFeature.LEFT, found.left.same() / (double) Example.REACH);
        set(values, SiteFeature.RIGHT, found.right.same() / (double) Example.REACH);
        set(values, SiteFeature.LEFT_BITS, Math.min(1, found.left.bits() / 25));
        set(values, SiteFeature.RIGHT_BITS, Math.min(1, found.right.bits() / 25));
        boolean rareLeft = found.left.rarest() > RARE;
        boolean rareRight = found.right.rarest() > RARE;
        set(values, SiteFeature.LEFT_RARE, rareLeft ? 1 : 0);
        set(values, SiteFeature.RIGHT_RARE, rareRight ? 1 : 0);
        set(values, SiteFeature.BOTH_RARE, rareLeft && rareRight ? 1 : 0);
        set(values, SiteFeature.LEFT_NEXT, found.left.same() > 0 ? 1 : 0);
        set(values, SiteFeature.RIGHT_NEXT, found.right.same() > 0 ? 1 : 0);
        set(values, SiteFeature.BOTH_NEXT, found.left.same() > 0 && found.right.same() > 0 ? 1 : 0);
        set(values, SiteFeature.LEFT_ALIKE, found.left.alike() / (double) Example.REACH);
        set(values, SiteFeature.RIGHT_ALIKE, found.right.alike() / (double) Example.REACH);
        set(values, SiteFeature.LEFT_SORT, found.left.isSort() ? 1 : 0);
        set(values, SiteFeature.RIGHT_SORT, found.right.isSort() ? 1 : 0);
        set(values, SiteFeature.REMOVED_BITS, Math.min(1, bits / 25));
        set(values, SiteFeature.REMOVED_LENGTH, Math.min(1, diff.removed() / 8.0));
        set(values, SiteFeature.WRITTEN_LENGTH, Math.min(1, diff.written() / 8.0));
        boolean holes = pattern.holes() > 0;
        set(values, SiteFeature.HOLES, holes ? 1 : 0);
        set(values, SiteFeature.FILLED_ALIKE, holes && pattern.isFilledAlike(found.match) ? 1 : 0);
        set(values, SiteFeature.RIVALS, log(rivals));
        set(values, SiteFeature.EQUALS, log(equals));
        set(values, SiteFeature.WRITTEN_ALREADY, log(written));
        set(values, SiteFeature.EXAMPLES, examples.size() > 1 ? 1 : 0);
        return values;
    }

    private void lines(double[] values, Found found) {
        int change = tokens.start(found.like.from());
        int lines = Math.abs(lineOf(change) - lineOf(found.written.start()));
        set(values, SiteFeature.DISTANCE, log(lines));
        set(values, SiteFeature.SAME_LINE, lines == 0 ? 1 : 0);
        set(values, SiteFeature.BEHIND, found.from >= found.like.to() ? 1 : 0);
        boolean first = tokens.isFirst(found.from) == tokens.isFirst(found.like.from());
        boolean last = tokens.isFirst(found.to) == tokens.isFirst(found.like.to());
        set(values, SiteFeature.LINES_ALIKE, first && last ? 1 : 0);
        boolean whole = tokens.isFirst(found.like.from()) && tokens.isFirst(found.like.to());
        set(values, SiteFeature.WHOLE_LINES, whole ? 1 : 0);
        set(values, SiteFeature.SAME_LINE_TEXT, isSameLine(found) ? 1 : 0);
        set(values, SiteFeature.WORD, pattern.isWord() ? 1 : 0);
    }

    private void scopes(double[] values, Found found, Blocks blocks, int declared) {
        boolean block = !blocks.isLeft(found.from);
        boolean scope = block && !blocks.isClosed(found.from);
        boolean declares = isDeclared(found.like.from(), found.like.to());
        boolean here = isDeclared(found.from, found.to);
        set(values, SiteFeature.SAME_BLOCK, block ? 1 : 0);
        set(values, SiteFeature.SAME_SCOPE, scope ? 1 : 0);
        set(values, SiteFeature.DECLARED, declares ? 1 : 0);
        set(values, SiteFeature.DECLARES, here ? 1 : 0);
        set(values, SiteFeature.DECLARED_ELSEWHERE, log(declared));
        set(values, SiteFeature.DECLARED_BLOCK, declares && block ? 1 : 0);
        set(values, SiteFeature.DECLARED_SCOPE, declares && scope ? 1 : 0);
        calls(values, found);
        boolean reached = block && !isMember(found.from);
        set(values, SiteFeature.DANGLING, declares && declared == 0 && reached ? 1 : 0);
        set(values, SiteFeature.MEMBER, found.left.same() > 0 && isMember(found.from) ? 1 : 0);
    }

    private void calls(double[] values, Found found) {
        Brackets change = around.computeIfAbsent(found.like,
                each -> Brackets.around(tokens, each.from(), each.from(), each.to()));
        Brackets here = Brackets.around(tokens, found.from, found.from, found.to);
        boolean callee = change.isLike(here);
        boolean rare = callee && rarity.bits(here.name()) > RARE;
        boolean arity = callee && change.arguments() == here.arguments();
        boolean argument = pattern.isArgument();
        set(values, SiteFeature.CALLEE, callee ? 1 : 0);
        set(values, SiteFeature.CALLEE_RARE, rare ? 1 : 0);
        set(values, SiteFeature.ARITY, arity ? 1 : 0);
        set(values, SiteFeature.ARGUMENT, argument ? 1 : 0);
        boolean called = callee && arity && argument && change.index() == here.index();
        int wanted = change.arguments() + (pattern.kind() == ChangeKind.INSERTION ? 1 : -1);
        set(values, SiteFeature.SIGNED, called && parameters(change.name()).contains(wanted) ? 1 : 0);
        set(values, SiteFeature.CALLED, rare && arity && argument ? 1 : 0);
    }

    /** How many parameters, or fields, the things of that name have that the text declares. */
    private Set<Integer> parameters(int name) {
        if (!parameters.containsKey(name)) {
            Set<Integer> counts = new HashSet<>();
            for (int i : tokens.places(name)) {
                boolean declares = i > 0 && i + 2 < tokens.count() && tokens.depth(tokens.number(i + 1)) > 0
                        && CALLABLE.contains(tokens.spelling().token(tokens.number(i - 1)));
                if (declares) {
                    String first = tokens.spelling().token(tokens.number(i + 2));
                    boolean self = first.equals("self") || first.equals("&");
                    int count = Brackets.around(tokens, i + 2, 0, 0).arguments();
                    counts.add(self && first.equals("self") ? count - 1 : count);
                    counts.add(self ? count - 1 : count);
                }
            }
            parameters.put(name, counts);
        }
        return parameters.get(name);
    }

    /** Whether a name is introduced there, as far as the neighbours tell: behind a type or what declares, or typed. */
    private boolean isDeclared(int from, int to) {
        if (!pattern.isWord() || from == 0) {
            return false;
        }
        String before = tokens.spelling().token(tokens.number(from - 1));
        boolean typed = tokens.isOperand(from - 1) ? !NO_TYPE.contains(before) : before.equals(">")
                || before.equals("]");
        boolean ends = to < tokens.count() && ENDS.contains(tokens.spelling().token(tokens.number(to)));
        boolean colon = to < tokens.count() && tokens.spelling().sign(tokens.number(to)) == ':' && !isMember(from);
        return DECLARING.contains(before) || typed && ends || colon;
    }

    private boolean isMember(int token) {
        String before = token == 0 ? "" : tokens.spelling().token(tokens.number(token - 1));
        return before.equals(".") || before.equals("::") || before.equals("?.") || before.equals("->");
    }

    /** Whether all that is beside it in its line is the same. */
    private boolean isSameLine(Found found) {
        int before = 0;
        while (!tokens.isFirst(found.from - before) && before <= found.left.same()) {
            before++;
        }
        int behind = 0;
        while (found.to + behind < tokens.count() && !tokens.isFirst(found.to + behind)
                && behind <= found.right.same()) {
            behind++;
        }
        return before <= found.left.same() && behind <= found.right.same() && before + behind > 0;
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lineEnds, offset);
        return found >= 0 ? found : -found - 1;
    }

    private static int[] lineEnds(String text) {
        int[] ends = new int[1024];
        int count = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            ends = count == ends.length ? Arrays.copyOf(ends, count * 2) : ends;
            ends[count++] = at;
        }
        return Arrays.copyOf(ends, count);
    }

    private static double log(int count) {
        return Math.log(1 + count) / Math.log(2) / 6;
    }

    private static void set(double[] values, SiteFeature feature, double value) {
        values[feature.ordinal()] = value;
    }
}
