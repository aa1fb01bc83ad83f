package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.completion.tokens.Lexer;
import dev.rustaiide.ai.completion.tokens.TokenKind;
import dev.rustaiide.foundation.text.Text;

/**
 * Where somebody writes: a text as tokens, and the word that is being written, which counts for nothing. What is known
 * of the place is gathered once. Any thread may use it.
 */
final class Place {
    private static final String QUOTES = "\"'`";

    private final Project project;
    private final FileTokens tokens;
    private final Path file;
    private final int start;
    private final int hole;
    private final int behind;
    private final String typed;
    private @Nullable Evidence evidence;
    private @Nullable Surroundings surroundings;
    private @Nullable Known known;

    /**
     * @param start where the word begins that is being written
     * @param end where it ends, behind the caret too
     * @param typed what is there of it before the caret
     */
    Place(Project project, Path file, FileTokens tokens, int start, int end, String typed) {
        this.project = project;
        this.file = file;
        this.tokens = tokens;
        this.start = start;
        this.hole = tokens.firstFrom(start);
        this.behind = Math.max(hole, tokens.firstFrom(end));
        this.typed = typed;
    }

    private Place(Project project, Path file, FileTokens tokens, int hole) {
        this.project = project;
        this.file = file;
        this.tokens = tokens;
        this.start = hole > 0 ? tokens.end(hole - 1) : 0;
        this.hole = hole;
        this.behind = hole;
        this.typed = "";
    }

    /** What closes the brackets that are open at the end of the text. */
    String missingBrackets() {
        return Brackets.missing(tokens, project.vocabulary);
    }

    /**
     * Names that the models know, which may stand here.
     *
     * @param rare those of them that are used somewhere else, and not behind what stands here
     */
    private record Known(Candidates candidates, Set<Integer> rare) {}

    private synchronized Known known() {
        Known before = known;
        if (before == null) {
            Evidence evidence = evidence();
            var candidates = new Candidates(evidence, new Mixture(project.models.ranking().parts()));
            candidates.gather(token -> fits(project.vocabulary.word(token)));
            Set<Integer> rare = new TreeSet<>();
            if (!typed.isEmpty()) {
                var frequent = new Frequent(evidence, Candidates.MOST);
                project.names().startingWith(typed, frequent::see);
                project.shared(tokens.language()).names().startingWith(typed, frequent::see);
                frequent.most(rare::add);
                rare.removeIf(token -> !isUnknown(token));
            }
            rare.forEach(candidates::put);
            before = new Known(candidates, rare);
            known = before;
        }
        return before;
    }

    private boolean isUnknown(int token) {
        return !evidence().knows(token) && !project.vocabulary.word(token).equals(typed);
    }

    /** Names that may stand here, ranked. */
    Candidates names(Map<String, Candidates.Told> others) {
        Known known = known();
        var candidates = new Candidates(known.candidates);
        Map<Integer, Candidates.Told> told = new LinkedHashMap<>();
        others.forEach((word, said) -> told.put(project.vocabulary.number(word), said));
        told.keySet().stream().filter(token -> !known.rare.contains(token) && isUnknown(token))
                .forEach(candidates::put);
        candidates.cut(Candidates.MOST, told);
        candidates.rank(features(evidence()), told, project.models.ranking().names());
        return candidates;
    }

    private boolean fits(String word) {
        return NameList.isName(word) && word.regionMatches(true, 0, typed, 0, typed.length()) && !word.equals(typed);
    }

    /** Whatever may stand here, ranked. */
    Candidates tokens() {
        Evidence evidence = evidence();
        var candidates = new Candidates(evidence, new Mixture(project.models.ranking().parts()));
        candidates.gather(token -> typed.isEmpty() || project.vocabulary.word(token).startsWith(typed));
        candidates.cut(Candidates.MOST, Map.of());
        candidates.rank(features(evidence), Map.of(), project.models.ranking().tokens());
        return candidates;
    }

    /** What follows next, and how likely that is among all that may. */
    record Next(int token, double probability) {
        static final Next NOTHING = new Next(Vocabulary.NOTHING, 0);
    }

    /** What follows the first {@code size} of {@code written}, which stand before the rest of the text. */
    Next next(int[] written, int size) {
        Place place = this;
        if (size > 0) {
            place = new Place(project, file, tokens.with(written, size, hole, behind), hole + size);
        }
        List<Next> best = place.next(1);
        return best.isEmpty() ? Next.NOTHING : best.getFirst();
    }

    /** The {@code most} tokens that are likeliest to follow, those first. */
    List<Next> next(int most) {
        Candidates candidates = tokens();
        List<Next> next = new ArrayList<>();
        if (candidates.count() > 0) {
            int[] best = candidates.best();
            double sum = 0;
            for (int i = 0; i < candidates.count(); i++) {
                sum += Math.exp(candidates.score(i) - candidates.score(best[0]));
            }
            for (int i = 0; i < Math.min(most, best.length); i++) {
                double likely = Math.exp(candidates.score(best[i]) - candidates.score(best[0])) / sum;
                next.add(new Next(candidates.token(best[i]), likely));
            }
        }
        return next;
    }

    int token(String word) {
        return project.vocabulary.number(word);
    }

    String word(int token) {
        return project.vocabulary.word(token);
    }

    /** Whether the file or its project has it. */
    boolean isFamiliar(int token) {
        return evidence().file.find(token) >= 0 || evidence().projectCount(token) > 0;
    }

    String typed() {
        return typed;
    }

    /** The token before. */
    int before() {
        return hole == 0 ? Vocabulary.NOTHING : tokens.number(hole - 1);
    }

    /** Whether nothing stands between the token before and the caret. */
    boolean isTight() {
        return typed.isEmpty() && hole > 0 && tokens.end(hole - 1) == start;
    }

    /** What somebody writes there. */
    enum Within {
        CODE, STRING,
        /** A comment, or a token that has begun before the word: part of a lifetime. */
        OTHER
    }

    /** What it is within, as a place of {@code text}. */
    Within within(CharSequence text, String language) {
        int end = hole > 0 ? tokens.end(hole - 1) : 0;
        if (end > start) {
            return tokens.kind(hole - 1) == TokenKind.STRING ? Within.STRING : Within.OTHER;
        }
        // A word written here is one, unless a comment has begun, or a string that ends with the text has no end.
        boolean isBehindString = hole > 0 && end == start && tokens.kind(hole - 1) == TokenKind.STRING;
        String gap = text.subSequence(isBehindString ? tokens.start(hole - 1) : end, start).toString();
        Lexer lexer = Lexer.of(gap + 'x', 0, language);
        while (lexer.next()) {
            if (lexer.end() > gap.length()) {
                return lexer.start() == gap.length() ? Within.CODE
                        : lexer.kind() == TokenKind.STRING ? Within.STRING : Within.OTHER;
            }
        }
        return Within.OTHER;
    }

    /** What ends, in the line of {@code caret}, the string that this is within; empty if nothing does. */
    String closing(Text text, int caret) {
        int end = hole > 0 && tokens.kind(hole - 1) == TokenKind.STRING ? tokens.end(hole - 1) : 0;
        if (end <= caret || end > text.lineEnd(text.lineOf(caret))) {
            return "";
        }
        int quote = end - 1;
        while (quote > caret && text.charAt(quote) == '#') {
            quote--;
        }
        return QUOTES.indexOf(text.charAt(quote)) < 0 ? "" : text.substring(quote, end);
    }

    LineWriter writer() {
        return new LineWriter(tokens, project.vocabulary);
    }

    private synchronized Features features(Evidence evidence) {
        Surroundings known = surroundings;
        if (known == null) {
            known = Surroundings.of(tokens, hole, project.signs);
            surroundings = known;
        }
        return new Features(evidence, tokens, hole, known, project.vocabulary, typed);
    }

    /** Not to be gathered again. */
    synchronized Evidence evidence() {
        Evidence known = evidence;
        if (known == null) {
            known = new Evidence();
            known.gather(tokens, hole, behind, project.counts, file, project.own(file), project.vocabulary.size(),
                    project.shared(tokens.language()).counts());
            evidence = known;
        }
        return known;
    }
}
