package dev.rustaiide.system.lsp.client.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Format;
import dev.rustaiide.foundation.language.FoundSymbol;
import dev.rustaiide.foundation.language.HierarchyNode;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.InlineCompletions;
import dev.rustaiide.foundation.language.LanguageSource;
import dev.rustaiide.foundation.language.Question;
import dev.rustaiide.foundation.language.Reference;
import dev.rustaiide.foundation.language.Rename;
import dev.rustaiide.foundation.language.SemanticToken;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.RootMarker;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/** The server of our own, and all that can be asked. */
final class Everything {
    static final LanguageId LANGUAGE = new LanguageId("hostile");
    static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    static final String CONTENT = "one 😀 two\r\nçà 日本 x\n\tlast";

    private Everything() {}

    static ServerDefinition hostile(String fault) {
        return new ServerDefinition("hostile", Set.of(LANGUAGE), List.of(RootMarker.file("Nothing.toml")),
                List.of("hostile"), List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx600m",
                        "-cp", System.getProperty("java.class.path"), HostileServer.class.getName(), fault),
                List.of(), "hostile", Json.object().put("deep", Json.object().put("x", 1).build()).build(),
                Optional.empty(), Json.object().build(), ServerDefinition.ALL_ENCODINGS, "There is no way to get it.");
    }

    /** One question of each kind. */
    static void ask(LanguageSource source, SourceText text) throws Exception {
        Position at = new Position(1, 2);
        Range range = Range.of(0, 0, 1, 2);
        List<Question<?>> questions = new ArrayList<>(List.of(new Hover.At(text, at), new Signatures.At(text, at),
                new Completions.At(text, at, Optional.of('.')), new Reference.Of(text, at, true),
                new Reference.Marks(text, at), new HierarchyNode.At(text, at, true),
                new HierarchyNode.At(text, at, false), new FoundSymbol.In(text), new Rename.At(text, at),
                new FoundSymbol.Like("x", Optional.empty(), 5), new Rename.To(text, at, "y"),
                new CodeAction.In(text, range, List.of(), List.of("quickfix")), new CodeLens.In(text),
                new Format.Of(text, Optional.empty(), new Format(4, true)), new TextShape.Folding(text),
                new TextShape.Selections(text, List.of(at)), new TextShape.Linked(text, at),
                new TextShape.Links(text), new TextShape.Colours(text), new InlayHint.In(text, range),
                new InlineCompletions.At(text, at, true, Optional.empty()),
                new InlineCompletions.At(text, at, false, Optional.of(new TextEdit(range, "x"))),
                new SemanticToken.In(text, Optional.empty()), new SemanticToken.In(text, Optional.of(range))));
        for (Target.Relation relation : Target.Relation.values()) {
            questions.add(new Target.Of(text, at, relation));
        }
        for (Question<?> question : questions) {
            source.ask(question).await(Duration.ofSeconds(20));
        }
    }
}
