package dev.rustaiide.ai.code.facts.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Finds what calls of macros between items declare: items that are written in their brackets, and those that the rules
 * of a macro of the same file make of the names that they are given. For one file and one thread.
 */
final class MacroItems {
    private static final Map<String, SymbolKind> KEYWORDS = Map.of("struct", SymbolKind.STRUCT, "enum", SymbolKind.ENUM,
            "union", SymbolKind.UNION, "trait", SymbolKind.TRAIT, "type", SymbolKind.TYPE, "const",
            SymbolKind.CONSTANT, "static", SymbolKind.STATIC, "fn", SymbolKind.FUNCTION, "mod", SymbolKind.MODULE,
            "impl", SymbolKind.IMPLEMENTATION);
    private static final int DEEPEST = 20;

    private final FactsBuilder facts;
    private final Map<String, MacroRules> rules = new HashMap<>();
    private final Set<Integer> declared = new HashSet<>();

    MacroItems(FactsBuilder facts) {
        this.facts = facts;
    }

    /**
     * Something that is declared.
     *
     * @param name where its name stands in the call
     * @param start where it starts; for what rules make, with its name
     * @param parent its place among those found, or -1
     */
    private record Item(SymbolKind kind, TokenTree name, int start, int end, int parent, boolean open) {}

    /** A {@code macro_rules!} whose bytes these are. */
    void define(int start, int end) {
        List<TokenTree> tokens = TokenTree.of(facts.bytes, start, end);
        if (tokens.size() > 3 && tokens.get(2).isName() && tokens.get(3).open() != 0) {
            rules.put(tokens.get(2).text(), new MacroRules(tokens.get(3).inside()));
        }
    }

    /** Declares what a call between items does, within {@code parent}. */
    void call(int start, int end, int parent) {
        List<TokenTree> tokens = TokenTree.of(facts.bytes, start, end);
        int brackets = 0;
        while (brackets < tokens.size() && tokens.get(brackets).open() == 0) {
            brackets++;
        }
        if (brackets < 2 || brackets == tokens.size()) {
            return;
        }
        List<TokenTree> inside = tokens.get(brackets).inside();
        MacroRules known = rules.get(tokens.get(brackets - 2).text());
        var items = new ArrayList<Item>();
        if (known == null) {
            written(inside, -1, items, 0);
        } else {
            known.match(inside).ifPresent(match -> made(match.rule().body(), match.names(), start, end, -1, items, 0));
        }
        declare(items, parent);
    }

    /** Whether the name at {@code start} was found to be one that is declared. */
    boolean declares(int start) {
        return declared.contains(start);
    }

    private void declare(List<Item> items, int parent) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer>comparingInt(i -> items.get(i).start).thenComparingInt(i -> i));
        int[] numbers = new int[items.size()];
        for (int i : order) {
            Item item = items.get(i);
            boolean member = item.parent >= 0 && switch (items.get(item.parent).kind) {
                case IMPLEMENTATION, TRAIT -> true;
                default -> false;
            };
            SymbolKind kind = member && item.kind == SymbolKind.FUNCTION ? SymbolKind.METHOD : item.kind;
            numbers[i] = facts.define(kind, item.parent < 0 ? parent : numbers[item.parent], item.start, item.end);
            facts.nameDefinition(numbers[i], item.name.start(), item.name.end());
            facts.visibility(numbers[i], item.open ? Visibility.PUBLIC : Visibility.PRIVATE);
            if (item.kind != SymbolKind.IMPLEMENTATION) {
                declared.add(item.name.start());
            }
        }
    }

    /** Items as they are written, with those in their braces. */
    private static void written(List<TokenTree> tokens, int parent, List<Item> items, int depth) {
        boolean open = false;
        for (int i = 0; i < tokens.size() && depth < DEEPEST; i++) {
            TokenTree token = tokens.get(i);
            open |= token.is("pub");
            int name = name(tokens, i);
            if (name > 0) {
                int end = end(tokens, name);
                int number = items.size();
                SymbolKind kind = KEYWORDS.get(token.text());
                items.add(new Item(kind, tokens.get(name), token.start(), tokens.get(end).end(), parent, open));
                if (tokens.get(end).open() == '{' && kind != SymbolKind.FUNCTION) {
                    written(tokens.get(end).inside(), number, items, depth + 1);
                }
                i = end;
                open = false;
            } else if (token.open() == '{' && parent < 0) {
                written(token.inside(), parent, items, depth + 1);
            }
        }
    }

    /** Where the name stands that the keyword at {@code at} declares, or -1. */
    private static int name(List<TokenTree> tokens, int at) {
        TokenTree keyword = tokens.get(at);
        if (keyword.open() != 0 || !KEYWORDS.containsKey(keyword.text())) {
            return -1;
        }
        int name = at + 1;
        if (keyword.is("impl")) {
            return implemented(tokens, name);
        }
        boolean more = name < tokens.size() && (tokens.get(name).is("ref") || tokens.get(name).is("mut"));
        name += more ? 1 : 0;
        boolean named = name < tokens.size() && tokens.get(name).isName() && !tokens.get(name).is("fn")
                && !tokens.get(name).is("_") && !tokens.get(name).is("unsafe") && !tokens.get(name).is("extern");
        return named ? name : -1;
    }

    /** The last name before the braces and what bounds them: the type. */
    private static int implemented(List<TokenTree> tokens, int from) {
        int last = -1;
        int depth = 0;
        for (int i = from; i < tokens.size() && tokens.get(i).open() != '{' && !tokens.get(i).is("where"); i++) {
            depth += tokens.get(i).is("<") ? 1 : tokens.get(i).is(">") ? -1 : 0;
            boolean name = depth == 0 && tokens.get(i).isName() && !tokens.get(i).is("for");
            last = name ? i : last;
        }
        return last;
    }

    /** The braces or the semicolon that an item ends with. */
    private static int end(List<TokenTree> tokens, int from) {
        int at = from;
        while (at + 1 < tokens.size() && tokens.get(at).open() != '{' && !tokens.get(at).is(";")) {
            at++;
        }
        return at;
    }

    /** What the body of a rule declares with names that it was given. */
    private static void made(List<TokenTree> body, Map<String, List<TokenTree>> names, int start, int end, int parent,
            List<Item> items, int depth) {
        boolean open = false;
        for (int i = 0; i < body.size() && depth < DEEPEST; i++) {
            TokenTree token = body.get(i);
            open |= token.is("pub");
            @Nullable SymbolKind kind = token.open() == 0 ? KEYWORDS.get(token.text()) : null;
            if (kind == null) {
                boolean repeats = token.open() == '(' && i > 0 && body.get(i - 1).is("$");
                if (repeats) {
                    made(token.inside(), names, start, end, parent, items, depth + 1);
                }
                continue;
            }
            int stop = end(body, i);
            int parameter = parameter(body, i + 1, stop, kind);
            List<TokenTree> given = parameter < 0 ? List.of()
                    : names.getOrDefault(body.get(parameter).text(), List.of());
            for (TokenTree name : given) {
                boolean holds = kind == SymbolKind.IMPLEMENTATION;
                items.add(new Item(kind, name, holds ? start : name.start(), holds ? end : name.end(), parent, open));
            }
            boolean members = body.get(stop).open() == '{' && kind == SymbolKind.IMPLEMENTATION && given.size() == 1;
            if (members) {
                made(body.get(stop).inside(), names, start, end, items.size() - 1, items, depth + 1);
            }
            i = stop;
            open = false;
        }
    }

    /** Where the parameter stands that gives an item its name, behind its dollar; -1 if the name is a fixed one. */
    private static int parameter(List<TokenTree> body, int from, int stop, SymbolKind kind) {
        int last = -1;
        for (int i = from; i < stop; i++) {
            if (body.get(i).is("where")) {
                break;
            }
            if (body.get(i).is("$") && body.get(i + 1).isName()) {
                if (kind != SymbolKind.IMPLEMENTATION) {
                    boolean marked = body.get(from).is("ref") || body.get(from).is("mut");
                    return i == from || marked && i == from + 1 ? i + 1 : -1;
                }
                last = i + 1;
            }
        }
        return last;
    }
}
