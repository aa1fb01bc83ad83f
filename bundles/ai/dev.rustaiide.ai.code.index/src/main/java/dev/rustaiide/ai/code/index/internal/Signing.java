package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Kinds;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.foundation.language.Signatures.Parameter;
import dev.rustaiide.foundation.language.Signatures.Signature;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.SymbolKind;

/** Says how the call at a place can be written. For one query and one thread. */
final class Signing {
    private static final int MOST = 10;

    private final Snapshot snapshot;
    private final Function<Path, Optional<Text>> texts;
    private final Finder finder;
    private final Hovering hovering;

    Signing(Snapshot snapshot, Function<Path, Optional<Text>> texts) {
        this.snapshot = snapshot;
        this.texts = texts;
        this.finder = new Finder(snapshot);
        this.hovering = new Hovering(snapshot, texts);
    }

    /** @param text that of {@code file} */
    Signatures at(int file, int offset, Text text) {
        FileFacts facts = snapshot.of(file);
        int around = facts.innermost(offset);
        int start = around < 0 ? 0 : facts.definitions().start()[around];
        Optional<OpenCall> call = OpenCall.at(text, start, offset, snapshot.isRust(facts));
        int use = call.map(open -> finder.use(file, open.nameEnd())).orElse(-1);
        if (use < 0 || facts.uses().roleOf(use) == Role.DEFINE || finder.meanings().local(file, use) >= 0) {
            return Signatures.NONE;
        }
        boolean onValue = isOnValue(text, facts.uses().start()[use]);
        var found = new ArrayList<Signature>();
        for (long place : Arrays.stream(finder.places(file, use)).flatMap(this::callables).limit(MOST).toArray()) {
            signature(place, call.get().commas(), onValue).ifPresent(found::add);
        }
        int fits = (int) found.stream().takeWhile(each -> each.active() >= each.parameters().size()).count();
        return new Signatures(found, fits < found.size() ? fits : 0);
    }

    private static boolean isOnValue(Text text, int name) {
        int at = name - 1;
        while (at >= 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at >= 0 && (text.charAt(at) == '.' || text.charAt(at) == '>');
    }

    /** A class is called by its constructors. */
    private LongStream callables(long place) {
        int file = SymbolTable.file(place);
        int definition = SymbolTable.definition(place);
        if (definition < 0) {
            return LongStream.empty();
        }
        FileFacts facts = snapshot.of(file);
        SymbolKind kind = facts.kind(definition);
        boolean made = kind == SymbolKind.CLASS
                || kind == SymbolKind.STRUCT && !snapshot.isRust(facts) || kind == SymbolKind.ENUM;
        if (!made) {
            return Kinds.isCallable(kind) && kind != SymbolKind.MACRO && kind != SymbolKind.TYPE ? LongStream.of(place)
                    : LongStream.empty();
        }
        return IntStream.range(0, facts.definitions().count())
                .filter(i -> facts.definitions().parent()[i] == definition && isConstructor(facts, definition, i))
                .mapToLong(i -> SymbolTable.place(file, i));
    }

    private boolean isConstructor(FileFacts facts, int type, int member) {
        String name = snapshot.names.text(facts.definitions().name()[member]);
        return facts.kind(member) == SymbolKind.CONSTRUCTOR || type >= 0 && facts.isFunction(member)
                && ("__init__".equals(name) || "constructor".equals(name)
                        || facts.definitions().name()[member] == facts.definitions().name()[type]);
    }

    private Optional<Signature> signature(long place, int commas, boolean onValue) {
        FileFacts facts = snapshot.of(SymbolTable.file(place));
        int definition = SymbolTable.definition(place);
        return texts.apply(snapshot.paths[SymbolTable.file(place)])
                .filter(text -> text.length() == facts.length())
                .flatMap(text -> {
                    String label = Hovering.declaration(facts, text, definition).replaceAll("\\s*\\n\\s*", " ");
                    String name = snapshot.names.text(facts.definitions().name()[definition]);
                    int owner = facts.definitions().parent()[definition];
                    return signature(label, name, hovering.documentation(facts, text, definition), commas,
                            onValue || isConstructor(facts, owner, definition));
                });
    }

    /** Empty if {@code label} has no list of parameters behind {@code name}. */
    private static Optional<Signature> signature(String label, String name, String documentation, int commas,
            boolean withoutReceiver) {
        List<Span> parameters = ParameterList.of(label, name);
        if (parameters == null) {
            return Optional.empty();
        }
        boolean receiver = withoutReceiver && !parameters.isEmpty()
                && ParameterList.isReceiver(words(label, parameters.getFirst()));
        List<Span> shown = receiver ? parameters.subList(1, parameters.size()) : parameters;
        boolean more = !shown.isEmpty() && ParameterList.isMany(words(label, shown.getLast()));
        int active = more ? Math.min(commas, shown.size() - 1) : commas;
        return Optional.of(new Signature(label, documentation,
                shown.stream().map(span -> new Parameter(span, "")).toList(), active));
    }

    private static String words(String label, Span span) {
        return label.substring(span.start(), span.end());
    }
}
