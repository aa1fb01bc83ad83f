package dev.rustaiide.foundation.text.internal;

import java.util.List;
import java.util.Optional;

/** What a regular expression was made into; immutable, and each thread makes itself an automaton of it. */
public final class SieveProgram {
    private final Nfa nfa;
    private final List<CharacterSet> sets;
    private final boolean looksAround;

    private SieveProgram(Nfa nfa, List<CharacterSet> sets, boolean looksAround) {
        this.nfa = nfa;
        this.sets = sets;
        this.looksAround = looksAround;
    }

    /** Empty if {@code expression} has something in it that cannot be done by an automaton or is not known here. */
    public static Optional<SieveProgram> of(String expression, boolean matchCase) {
        try {
            var parser = new ExpressionParser(expression, matchCase);
            var nfa = new Nfa(parser.parse());
            return Optional.of(new SieveProgram(nfa, parser.sets(), parser.looksAround()));
        } catch (ExpressionParser.UnknownSyntax none) {
            return Optional.empty();
        }
    }

    /** Whether what is beside a match says whether it is one. */
    public boolean looksAround() {
        return looksAround;
    }

    /** Whether a match may have a line feed in it. */
    public boolean takesFeeds() {
        return sets.stream().anyMatch(set -> set.has('\n'));
    }

    /** How to be faster where nothing begins; empty if there is no way. */
    public Optional<Skips> skips() {
        return Skips.of(nfa, sets);
    }

    public LazyDfa automaton() {
        return new LazyDfa(nfa, sets);
    }
}
