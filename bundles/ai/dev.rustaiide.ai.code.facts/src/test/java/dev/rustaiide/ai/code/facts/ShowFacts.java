package dev.rustaiide.ai.code.facts;

import java.util.Locale;

import dev.rustaiide.foundation.text.Text;

/** Facts as text, for the files that tests expect. */
final class ShowFacts {
    private final FileFacts facts;
    private final Text text;
    private final Names names;
    private final StringBuilder out = new StringBuilder();

    private ShowFacts(FileFacts facts, Text text, Names names) {
        this.facts = facts;
        this.text = text;
        this.names = names;
    }

    static String describe(FileFacts facts, Text text, Names names) {
        var show = new ShowFacts(facts, text, names);
        show.definitions();
        show.locals();
        show.imports();
        show.uses();
        show.origins();
        return show.out.toString();
    }

    private void definitions() {
        FileFacts.Definitions all = facts.definitions();
        for (int i = 0; i < all.count(); i++) {
            int depth = 0;
            for (int at = all.parent()[i]; at >= 0; at = all.parent()[at]) {
                depth++;
            }
            out.append("  ".repeat(depth)).append(lower(facts.kind(i))).append(' ').append(names.text(all.name()[i]))
                    .append(' ').append(facts.position(all.nameStart()[i]));
            out.append(type(all.type()[i], all.shape()[i]));
            Visibility visibility = Visibility.of(all.visibility()[i]);
            out.append(visibility == Visibility.PRIVATE ? "" : " " + lower(visibility));
            check(all.name()[i], all.nameStart()[i]);
            out.append('\n');
        }
    }

    private void locals() {
        out.append("--- locals\n");
        FileFacts.Locals all = facts.locals();
        for (int i = 0; i < all.count(); i++) {
            out.append(lower(Local.of(all.kind()[i]))).append(' ').append(names.text(all.name()[i])).append(' ')
                    .append(facts.position(all.nameStart()[i])).append(" in ").append(facts.position(all.from()[i]))
                    .append('-').append(facts.position(all.to()[i]));
            out.append(type(all.type()[i], all.shape()[i])).append('\n');
            check(all.name()[i], all.nameStart()[i]);
        }
    }

    private String type(int type, int shape) {
        return (type == Names.NONE ? "" : " : " + names.text(type))
                + (shape == Names.NONE ? "" : " = " + names.text(shape));
    }

    /** Each as what has its type from where, by which steps. */
    private void origins() {
        FileFacts.Origins all = facts.origins();
        out.append(all.start().length == 0 ? "" : "--- types\n");
        for (int i = 0; i < all.start().length; i++) {
            out.append(facts.position(all.start()[i])).append(" from ").append(facts.position(all.from()[i]));
            for (int rest = all.steps()[i]; rest > 0; rest = Steps.rest(rest)) {
                int position = Steps.positionOf(Steps.first(rest));
                out.append(' ').append(position >= 0 ? Integer.toString(position) : switch (Steps.first(rest)) {
                    case Steps.TRY -> "?";
                    case Steps.ERROR -> "error";
                    case Steps.ELEMENT -> "element";
                    case Steps.INDEX -> "[]";
                    default -> "field";
                });
            }
            out.append('\n');
        }
    }

    private void imports() {
        out.append("--- imports\n");
        FileFacts.Imports all = facts.imports();
        for (int i = 0; i < all.count(); i++) {
            for (int at = all.first()[i]; at < all.end(i); at++) {
                out.append(at == all.first()[i] ? "" : "::").append(names.text(all.segments()[at]));
                check(all.segments()[at], all.places()[at]);
            }
            out.append(" as ").append(all.alias()[i] == Names.NONE ? "*" : names.text(all.alias()[i])).append(" in ")
                    .append(facts.position(all.from()[i])).append('-').append(facts.position(all.to()[i]))
                    .append('\n');
        }
    }

    private void uses() {
        out.append("--- uses\n");
        FileFacts.Uses all = facts.uses();
        int line = -1;
        for (int i = 0; i < all.count(); i++) {
            var position = facts.position(all.start()[i]);
            if (position.line() != line) {
                out.append(line < 0 ? "" : "\n").append(position.line() + 1).append(':');
                line = position.line();
            }
            out.append(' ').append(names.text(all.name()[i])).append('/').append(lower(all.roleOf(i)));
            out.append(all.is(i, Role.QUALIFIED) ? "/q" : "").append(all.is(i, Role.SELF) ? "/s" : "");
            out.append(all.is(i, Role.TOKENS) ? "/t" : "").append(all.is(i, Role.WRITTEN) ? "/w" : "");
            check(all.name()[i], all.start()[i]);
        }
        out.append('\n');
    }

    /** What a fact calls a name is what stands there. */
    private void check(int name, int start) {
        String expected = names.text(name);
        int end = Math.min(text.length(), start + expected.length());
        if (!text.substring(start, end).equals(expected)) {
            out.append(" WRONG: ").append(text.substring(start, end)).append(" is called ").append(expected);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
