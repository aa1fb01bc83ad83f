package dev.rustaiide.ai.code.facts.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a {@code macro_rules!}, matched as far as it takes to learn which names of a call take the places of
 * which parameters. What an expression or a type is made of is not looked at: it ends where the next token is due.
 */
final class MacroRules {
    private static final Set<String> OPERATORS = Set.of("*", "+", "?");
    private static final int MOST_NAMES = 20_000;

    private final List<Rule> rules = new ArrayList<>();

    /** One of them. */
    record Rule(List<TokenTree> pattern, List<TokenTree> body) {}

    /**
     * A rule with the names that a call gives it.
     *
     * @param names of each parameter, in the order of the call
     */
    record Match(Rule rule, Map<String, List<TokenTree>> names) {}

    /** @param definition what is in the brackets of the definition */
    MacroRules(List<TokenTree> definition) {
        for (int i = 0; i + 2 < definition.size(); i++) {
            boolean rule = definition.get(i).open() != 0 && definition.get(i + 1).is("=>")
                    && definition.get(i + 2).open() != 0;
            if (rule) {
                rules.add(new Rule(definition.get(i).inside(), definition.get(i + 2).inside()));
                i += 2;
            }
        }
    }

    /** By the first rule that fits. */
    Optional<Match> match(List<TokenTree> call) {
        for (Rule rule : rules) {
            var matching = new Matching();
            int end = matching.match(rule.pattern, call, 0);
            if (end == call.size()) {
                return Optional.of(new Match(rule, matching.names));
            }
        }
        return Optional.empty();
    }

    /** Of one rule. */
    private static final class Matching {
        private final Map<String, List<TokenTree>> names = new HashMap<>();
        private int count;

        /** Where in {@code call} what fits {@code pattern} ends, from {@code from} on; -1 if it does not fit. */
        int match(List<TokenTree> pattern, List<TokenTree> call, int from) {
            int at = from;
            for (int i = 0; i < pattern.size() && at >= 0; i++) {
                TokenTree token = pattern.get(i);
                TokenTree next = i + 1 < pattern.size() ? pattern.get(i + 1) : null;
                if (token.is("$") && next != null && next.open() == '(') {
                    int operator = i + 2 < pattern.size() && isOperator(pattern.get(i + 2)) ? i + 2 : i + 3;
                    boolean separated = operator == i + 3;
                    if (operator >= pattern.size()) {
                        return -1;
                    }
                    at = repeat(next.inside(), separated ? pattern.get(i + 2).text() : "",
                            pattern.get(operator).text(), call, at);
                    i = operator;
                } else if (token.is("$") && i + 3 < pattern.size() && pattern.get(i + 2).is(":")) {
                    TokenTree due = i + 4 < pattern.size() ? pattern.get(i + 4) : null;
                    at = fragment(pattern.get(i + 1).text(), pattern.get(i + 3).text(), due == null ? "" : due.text(),
                            due != null && due.open() != 0 ? due.open() : 0, call, at);
                    i += 3;
                } else if (token.open() != 0) {
                    boolean same = at < call.size() && call.get(at).open() == token.open();
                    boolean whole = same
                            && match(token.inside(), call.get(at).inside(), 0) == call.get(at).inside().size();
                    at = whole ? at + 1 : -1;
                } else {
                    at = at < call.size() && call.get(at).is(token.text()) ? at + 1 : -1;
                }
            }
            return at;
        }

        private static boolean isOperator(TokenTree token) {
            return token.open() == 0 && OPERATORS.contains(token.text());
        }

        private int repeat(List<TokenTree> pattern, String separator, String operator, List<TokenTree> call, int from) {
            int at = from;
            for (int times = 0; count < MOST_NAMES && at < call.size(); times++) {
                int start = at;
                boolean apart = times > 0 && !separator.isEmpty();
                if (apart && !call.get(at).is(separator) || times > 0 && "?".equals(operator)) {
                    break;
                }
                int end = start + (apart ? 1 : 0);
                end = end < call.size() ? match(pattern, separated(call, end, separator), end) : -1;
                if (end <= start) {
                    return times == 0 && "+".equals(operator) ? -1 : at;
                }
                at = end;
            }
            return at == from && "+".equals(operator) ? -1 : at;
        }

        /** As far as the next separator, so that what has no end of its own ends there. */
        private static List<TokenTree> separated(List<TokenTree> call, int from, String separator) {
            if (separator.isEmpty()) {
                return call;
            }
            int end = from;
            while (end < call.size() && !call.get(end).is(separator)) {
                end++;
            }
            return call.subList(0, end);
        }

        private int fragment(String parameter, String kind, String due, char dueOpen, List<TokenTree> call, int at) {
            boolean there = at < call.size();
            return switch (kind) {
                case "ident" -> {
                    if (there && call.get(at).isName()) {
                        names.computeIfAbsent(parameter, key -> new ArrayList<>()).add(call.get(at));
                        count++;
                        yield at + 1;
                    }
                    yield -1;
                }
                case "tt", "block", "literal" -> there ? call.get(at).is("-") ? at + 2 : at + 1 : -1;
                case "lifetime" -> there ? at + 2 : -1;
                case "vis" -> {
                    boolean open = there && call.get(at).is("pub");
                    boolean part = open && at + 1 < call.size() && call.get(at + 1).open() == '(';
                    yield part ? at + 2 : open ? at + 1 : at;
                }
                default -> {
                    int end = at;
                    while (end < call.size() && !isDue(call.get(end), due, dueOpen)) {
                        end++;
                    }
                    yield end > at ? end : -1;
                }
            };
        }

        private static boolean isDue(TokenTree token, String due, char open) {
            return open != 0 ? token.open() == open : !due.isEmpty() && !"$".equals(due) && token.is(due);
        }
    }
}
