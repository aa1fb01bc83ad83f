package dev.rustaiide.ai.code.index.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.code.analysis.RustWords;
import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Local;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.foundation.common.FuzzyIndex.Ranked;
import dev.rustaiide.foundation.common.FuzzyPattern;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.SymbolKind;
import dev.rustaiide.foundation.types.TextEdit;

/** Proposes names that are known at a place. For one query and one thread. */
final class Completing {
    private static final int MOST = 400;
    private static final int MOST_OF_WORKSPACE = 60;

    private final Snapshot snapshot;
    private final UseMeanings meanings;
    private final List<Proposal> proposals = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private String typed = "";
    private FuzzyPattern pattern = FuzzyPattern.of("");
    private Range range = Range.of(0, 0, 0, 0);

    Completing(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.meanings = new UseMeanings(snapshot);
    }

    Completions at(int file, int offset, Text text) {
        int start = offset;
        while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        typed = text.substring(start, offset);
        pattern = FuzzyPattern.of(typed);
        range = new Range(text.positionOf(start), text.positionOf(offset));
        FileFacts facts = snapshot.of(file);
        boolean dot = start > 0 && text.charAt(start - 1) == '.';
        boolean colons = start > 1 && text.charAt(start - 1) == ':' && text.charAt(start - 2) == ':';
        if (dot) {
            members(file, start - 1);
        } else if (colons) {
            inside(file, start, text);
        } else {
            inScope(facts, file, start);
            ofWorkspace(facts);
        }
        return new Completions(proposals.stream().limit(MOST).toList(), false);
    }

    /** Locals first, the nearest of them before others, then what the file has, then keywords. */
    private void inScope(FileFacts facts, int file, int offset) {
        for (int i = facts.locals().count() - 1; i >= 0; i--) {
            int name = facts.locals().name()[i];
            Local kind = Local.of(facts.locals().kind()[i]);
            boolean known = facts.locals().from()[i] <= offset && offset <= facts.locals().to()[i]
                    && kind != Local.LABEL && kind != Local.LIFETIME
                    && meanings.local(facts, name, kind == Local.TYPE_PARAMETER ? Role.TYPE : Role.READ, offset) == i;
            if (known) {
                add(snapshot.names.text(name), kind == Local.TYPE_PARAMETER ? ProposalKind.TYPE : ProposalKind.VARIABLE,
                        snapshot.names.text(facts.locals().type()[i]), 0);
            }
        }
        FileFacts.Definitions all = facts.definitions();
        int module = facts.around(facts.innermost(offset), SymbolKind.MODULE);
        for (int i = 0; i < all.count(); i++) {
            boolean here = all.parent()[i] == module || all.parent()[i] >= 0 && facts.isFunction(all.parent()[i])
                    && facts.function(offset) == all.parent()[i];
            if (here && SymbolTable.isSymbol(facts, i)) {
                add(SymbolTable.place(file, i), 1);
            }
        }
        for (int i = 0; i < facts.imports().count(); i++) {
            int alias = facts.imports().alias()[i];
            if (alias != Names.NONE && facts.imports().from()[i] <= offset && offset <= facts.imports().to()[i]) {
                add(snapshot.names.text(alias), ProposalKind.VALUE, "", 1);
            }
        }
        if (snapshot.isRust(facts)) {
            RustWords.KEYWORDS.forEach(word -> add(word, ProposalKind.KEYWORD, "", 2));
        }
    }

    /** What others declare, once there is something to tell them by. */
    private void ofWorkspace(FileFacts facts) {
        if (typed.length() < 2) {
            return;
        }
        for (Ranked<Integer> ranked : snapshot.table.fuzzy().best(pattern, MOST_OF_WORKSPACE,
                Thread.currentThread()::isInterrupted)) {
            for (long place : snapshot.places(ranked.item())) {
                FileFacts there = snapshot.of(SymbolTable.file(place));
                SymbolKind kind = there.kind(SymbolTable.definition(place));
                boolean alone = kind != SymbolKind.METHOD && kind != SymbolKind.FIELD && kind != SymbolKind.VARIANT;
                if (alone && snapshot.areRelated(facts, there)) {
                    add(place, 3);
                    break;
                }
            }
        }
    }

    /** Fields and methods of the type before the dot; if that is not known, all that fit what is typed. */
    private void members(int file, int dot) {
        FileFacts facts = snapshot.of(file);
        int type = typeBefore(facts, file, dot);
        if (type != Names.NONE) {
            ofType(type, snapshot.isRust(facts));
        } else if (!typed.isEmpty()) {
            for (Ranked<Integer> ranked : snapshot.table.fuzzy().best(pattern, MOST_OF_WORKSPACE,
                    Thread.currentThread()::isInterrupted)) {
                for (long place : snapshot.places(ranked.item())) {
                    FileFacts there = snapshot.of(SymbolTable.file(place));
                    if (isMember(there, SymbolTable.definition(place)) && snapshot.areRelated(facts, there)) {
                        add(place, 1);
                        break;
                    }
                }
            }
        }
    }

    /** Of the name before the dot, or of the expression of which something is taken that begins to be written. */
    private int typeBefore(FileFacts facts, int file, int dot) {
        int before = facts.firstUseFrom(dot) - 1;
        boolean adjacent = before >= 0
                && facts.uses().start()[before] + snapshot.names.length(facts.uses().name()[before]) == dot;
        int type = adjacent ? meanings.typeNamed(file, before) : Names.NONE;
        int use = facts.useAt(dot + 1);
        return type == Names.NONE && use >= 0 ? meanings.receiverNamed(file, use) : type;
    }

    private static boolean isMember(FileFacts facts, int definition) {
        SymbolKind kind = facts.kind(definition);
        return kind == SymbolKind.METHOD || kind == SymbolKind.FIELD;
    }

    /** What the type called {@code type} and its implementations hold. */
    private void ofType(int type, boolean isRust) {
        long[] types = snapshot.places(type);
        long[] implementations = snapshot.implementations(type);
        long[] all = Arrays.copyOf(types, types.length + implementations.length);
        System.arraycopy(implementations, 0, all, types.length, implementations.length);
        for (long place : all) {
            children(SymbolTable.file(place), SymbolTable.definition(place), 0);
        }
        if (types.length == 0 && isRust) {
            StandardMembers.methods(snapshot.names.text(type),
                    (name, owner) -> add(name, ProposalKind.METHOD, owner, 1));
        }
    }

    private void ofStandardType(int type) {
        String name = snapshot.names.text(type);
        StandardMembers.functions(name, (function, owner) -> add(function, ProposalKind.FUNCTION, owner, 0));
        StandardMembers.methods(name, (method, owner) -> add(method, ProposalKind.METHOD, owner, 1));
    }

    private void children(int file, int container, int order) {
        FileFacts facts = snapshot.of(file);
        int end = container < 0 ? Integer.MAX_VALUE : facts.definitions().end()[container];
        for (int i = container + 1; i < facts.definitions().count() && facts.definitions().start()[i] < end; i++) {
            if (facts.definitions().parent()[i] == container && SymbolTable.isSymbol(facts, i)) {
                add(SymbolTable.place(file, i), order);
            }
        }
    }

    /** What the path before the colons holds. */
    private void inside(int file, int start, Text text) {
        FileFacts facts = snapshot.of(file);
        int before = facts.firstUseFrom(start - 2) - 1;
        boolean adjacent = before >= 0
                && facts.uses().start()[before] + snapshot.names.length(facts.uses().name()[before]) == start - 2;
        if (!adjacent) {
            return;
        }
        Meaning meaning = meanings.of(file, before);
        if (meaning.places().length == 0 && snapshot.isRust(facts)) {
            ofStandardType(facts.uses().name()[before]);
        }
        for (long place : meaning.places()) {
            int definition = SymbolTable.definition(place);
            children(SymbolTable.file(place), definition, 0);
            FileFacts there = snapshot.of(SymbolTable.file(place));
            if (definition >= 0 && Kinds.isType(there.kind(definition))) {
                ofType(there.definitions().name()[definition], false);
            } else if (definition < 0) {
                aliases(there);
            }
        }
    }

    /** What a module passes on under its name. */
    private void aliases(FileFacts module) {
        for (int i = 0; i < module.imports().count(); i++) {
            boolean open = Visibility.of(module.imports().visibility()[i]) != Visibility.PRIVATE;
            if (open && module.imports().alias()[i] != Names.NONE) {
                add(snapshot.names.text(module.imports().alias()[i]), ProposalKind.VALUE, "", 0);
            }
        }
    }

    private void add(long place, int order) {
        FileFacts facts = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        String container = snapshot.container(place);
        String name = snapshot.names.text(facts.definitions().name()[definition]);
        add(name, kind(facts.kind(definition)), container, order);
    }

    private void add(String name, ProposalKind kind, String detail, int order) {
        boolean fits = typed.isEmpty() || pattern.match(name).isPresent();
        if (fits && !name.isEmpty() && !name.equals(typed) && seen.add(name)) {
            Proposal plain = Proposal.of(name, kind, detail, new TextEdit(range, name));
            proposals.add(new Proposal(name, "", detail, "", kind, name, order + name, false, false,
                    plain.insertion(), false, List.of(), Set.of(), plain.then(), plain.origin()));
        }
    }

    private static ProposalKind kind(SymbolKind kind) {
        return switch (kind) {
            case MODULE -> ProposalKind.MODULE;
            case STRUCT, UNION -> ProposalKind.STRUCT;
            case ENUM -> ProposalKind.ENUM;
            case VARIANT -> ProposalKind.VARIANT;
            case TRAIT, INTERFACE -> ProposalKind.TRAIT;
            case CLASS -> ProposalKind.CLASS;
            case FUNCTION, TEST -> ProposalKind.FUNCTION;
            case METHOD, CONSTRUCTOR -> ProposalKind.METHOD;
            case FIELD, PROPERTY, KEY -> ProposalKind.FIELD;
            case CONSTANT, STATIC -> ProposalKind.CONSTANT;
            case MACRO -> ProposalKind.MACRO;
            case TYPE, TABLE -> ProposalKind.TYPE;
            default -> ProposalKind.VARIABLE;
        };
    }
}
