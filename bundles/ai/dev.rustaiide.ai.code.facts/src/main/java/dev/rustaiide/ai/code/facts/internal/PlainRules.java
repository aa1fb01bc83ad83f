package dev.rustaiide.ai.code.facts.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * What the nodes of a grammar mean for names, read from lines {@code VERB NODE [FIELD [KIND]]}; {@code *} is any field.
 * Any thread may use it.
 *
 * <pre>
 * define NODE FIELD KIND   declares what the first name in FIELD names
 * bodied NODE FIELD KIND   the same if NODE ends with a brace
 * variable NODE FIELD      names in FIELD are locals from NODE's end on, definitions outside of functions
 * hoisted NODE FIELD       the same for the whole function, the first time
 * parameter NODE FIELD     names in FIELD are locals of the function around
 * bind NODE FIELD          names in FIELD are locals of NODE
 * generic NODE FIELD       names in FIELD are types known in the definition around
 * each NODE FIELD KIND     names in FIELD are definitions
 * stop NODE FIELD          names in FIELD are none of those that NODE is in
 * function NODE            has parameters without being a definition
 * scope NODE               variables end with it
 * inherit NODE FIELD       types in FIELD are those that the definition around descends from
 * apart NODE FIELD         not those in FIELD
 * brings NODE LANGUAGE      is an import as LANGUAGE writes it
 * call, access, write, import, skip NODE [FIELD]
 * name, type, member NODE  the leaves that are names; word: only where something is declared
 * </pre>
 */
final class PlainRules {
    static final int ANY = -1;
    private static final String FOLDER = "/dev/rustaiide/ai/code/facts/rules/";
    private static final Node NOTHING = new Node(List.of(), Leaf.NONE);

    private final Map<String, Node> byType = new HashMap<>();
    private final @Nullable Node[] bySymbol;
    /** The families of languages that imports are written in, by the nodes that they are. */
    private final Map<String, String> imports = new HashMap<>();
    private final int[] endsBinding;
    private final int[] goesOnNaming;

    /** What a rule does. */
    enum Verb {
        DEFINE, BODIED, EACH, VARIABLE, HOISTED, PARAMETER, BIND, GENERIC, STOP, FUNCTION, SCOPE, CALL, ACCESS, WRITE,
        INHERIT, APART, IMPORT, BRINGS, SKIP
    }

    /** The kinds of leaves. */
    enum Leaf {
        NONE, NAME, TYPE, MEMBER,
        /** A name only where something is declared. */
        WORD
    }

    /** @param field by number, or {@link #ANY} */
    record Rule(Verb verb, int field, SymbolKind kind) {}

    record Node(List<Rule> rules, Leaf leaf) {
        @Nullable Rule rule(Verb verb, int field) {
            for (Rule rule : rules) {
                if (rule.verb == verb && (rule.field == ANY || rule.field == field)) {
                    return rule;
                }
            }
            return null;
        }

        @Nullable Rule first(Verb verb) {
            for (Rule rule : rules) {
                if (rule.verb == verb) {
                    return rule;
                }
            }
            return null;
        }

        boolean has(Verb verb) {
            return first(verb) != null;
        }
    }

    PlainRules(Grammar grammar, List<String> sources) {
        bySymbol = new @Nullable Node[grammar.symbolCount()];
        for (String source : sources) {
            read(source).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> add(grammar, line.strip().split("\\s+")));
        }
        endsBinding = fields(grammar, "type", "right", "default_value", "parameters", "body", "size", "return_type",
                "arguments", "key");
        goesOnNaming = fields(grammar, "name", "declarator");
    }

    private static int[] fields(Grammar grammar, String... names) {
        int[] fields = new int[names.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = grammar.field(names[i]);
        }
        return fields;
    }

    private static String read(String source) {
        try (InputStream in = PlainRules.class.getResourceAsStream(FOLDER + source + ".rules")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Grammar grammar, String[] words) {
        Leaf leaf = switch (words[0]) {
            case "name" -> Leaf.NAME;
            case "type" -> Leaf.TYPE;
            case "member" -> Leaf.MEMBER;
            case "word" -> Leaf.WORD;
            default -> Leaf.NONE;
        };
        Node known = byType.getOrDefault(words[1], NOTHING);
        if (leaf != Leaf.NONE) {
            byType.put(words[1], new Node(known.rules, leaf));
            return;
        }
        if ("brings".equals(words[0])) {
            imports.put(words[1], words[2]);
        }
        boolean noField = "brings".equals(words[0]);
        int field = noField || words.length < 3 || "*".equals(words[2]) ? ANY : grammar.field(words[2]);
        SymbolKind kind = words.length < 4 ? SymbolKind.VARIABLE
                : SymbolKind.valueOf(words[3].toUpperCase(Locale.ROOT));
        var rules = new ArrayList<>(known.rules);
        rules.add(new Rule(Verb.valueOf(words[0].toUpperCase(Locale.ROOT)), field, kind));
        byType.put(words[1], new Node(rules, known.leaf));
    }

    /** What the grammar's node means, told by its type when it is first met. */
    Node node(TreeWalk walk) {
        int symbol = walk.symbol();
        if (symbol >= bySymbol.length) {
            return NOTHING;
        }
        Node node = bySymbol[symbol];
        if (node == null) {
            node = walk.isNamed() ? byType.getOrDefault(walk.type(), NOTHING) : NOTHING;
            bySymbol[symbol] = node;
        }
        return node;
    }

    /** The language that the import at {@code walk} is written in. */
    String importsOf(TreeWalk walk) {
        return imports.getOrDefault(walk.type(), "");
    }

    /** Whether names in this field of a pattern are no longer part of it. */
    boolean endsBinding(int field) {
        return field != 0 && isIn(endsBinding, field);
    }

    /** Whether the name of a declaration can be in this field of its declarator. */
    boolean goesOnNaming(int field) {
        return field == 0 || isIn(goesOnNaming, field);
    }

    private static boolean isIn(int[] fields, int field) {
        for (int each : fields) {
            if (each == field) {
                return true;
            }
        }
        return false;
    }
}
