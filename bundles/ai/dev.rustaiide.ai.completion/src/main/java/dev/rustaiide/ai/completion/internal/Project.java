package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.stream.IntStream;

/** What is known of a folder at one time. Immutable but for the vocabulary, which grows; any thread may use it. */
final class Project {
    final Models models;
    final Vocabulary vocabulary;
    final ProjectCounts counts;
    /** Its names have the numbers of the vocabulary. */
    final RelatedCode related;
    final Surroundings.Signs signs;
    private final Shared shared;
    private volatile NameList names = NameList.NONE;
    private volatile Own own = new Own(Path.of(""), new int[0]);

    private record Own(Path file, int[] totals) {}

    private Project(Models models, Vocabulary vocabulary, ProjectCounts counts, RelatedCode related, Shared shared) {
        this.models = models;
        this.vocabulary = vocabulary;
        this.counts = counts;
        this.related = related;
        this.shared = shared;
        this.signs = Surroundings.Signs.of(vocabulary);
    }

    static Project empty(Models models) {
        var vocabulary = new Vocabulary(models.global().words);
        return new Project(models, vocabulary, ProjectCounts.NONE, RelatedCode.NONE, new Shared(models, vocabulary));
    }

    /** This with other counts and pieces, whose tokens are of the same vocabulary. */
    Project with(ProjectCounts other, RelatedCode pieces) {
        return new Project(models, vocabulary, other, pieces, shared);
    }

    FileTokens tokens(CharSequence text, String language) {
        return FileTokens.of(text, language, vocabulary);
    }

    /** What other people's projects have in common in {@code language}; takes its time when it is first asked. */
    Shared.Known shared(String language) {
        return shared.in(language);
    }

    /** The names in it. */
    NameList names() {
        NameList known = names;
        if (known == NameList.NONE && counts.size() > 0) {
            int[] totals = counts.totals(vocabulary.size());
            known = NameList.of(IntStream.range(1, totals.length).filter(token -> totals[token] > 0), vocabulary);
            names = known;
        }
        return known;
    }

    /** How often each token stands in what it knows of {@code file}, as far as that is told. */
    int[] own(Path file) {
        Own known = own;
        if (!known.file.equals(file)) {
            known = new Own(file, counts.totalsOf(file));
            own = known;
        }
        return known.totals;
    }
}
