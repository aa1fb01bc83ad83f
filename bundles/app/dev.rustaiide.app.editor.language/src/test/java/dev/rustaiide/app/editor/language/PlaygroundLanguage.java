package dev.rustaiide.app.editor.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.app.editor.CodeEditor;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.foundation.language.CodeAction;
import dev.rustaiide.foundation.language.CodeLens;
import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.Target;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.TextEdit;

/** Answers that look like those about Rust, to look at how they are shown. */
final class PlaygroundLanguage {
    private static final String HOVER = """
            ```rust
            core::option::Option<T>
            ```

            ```rust
            pub const fn is_some_and(self, f: impl FnOnce(T) -> bool) -> bool
            ```

            ---

            Returns `true` if the option is a [`Some`](https://doc.rust-lang.org) and the value inside of it matches a
            predicate.

            # Examples

            ```
            let x: Option<u32> = Some(2);
            assert_eq!(x.is_some_and(|x| x > 1), true);

            let x: Option<u32> = None;
            assert_eq!(x.is_some_and(|x| x > 1), false);
            ```
            """;

    private PlaygroundLanguage() {}

    static void connect(CodeEditor editor, Look look) {
        ScriptedFeatures features = new ScriptedFeatures();
        features.answer(Hover.At.class, question -> Optional.of(new Hover(HOVER, Optional.empty(), List.of(
                new Effect.Show("Go to Option", List.of()), new Effect.Show("12 implementations", List.of())))));
        features.answer(Completions.At.class, PlaygroundLanguage::proposals);
        features.answer(Signatures.At.class, question -> signatures());
        features.answer(InlayHint.In.class, PlaygroundLanguage::hints);
        features.answer(CodeLens.In.class, PlaygroundLanguage::lenses);
        features.answer(CodeAction.In.class, question -> List.of(action("Remove unused variable", "quickfix", true),
                action("Extract into function", "refactor.extract", true),
                action("Inline variable", "refactor.inline", false)));
        features.answer(Target.Of.class, question -> List.of(target(3), target(9)));
        features.answer(TextShape.Colours.class, question -> List.of(
                new TextShape.Colour(Range.of(0, 0, 0, 6), 0.9, 0.3, 0.2, 1)));
        EditorLanguage.in(editor, look, new EditorLanguage.Listener() {})
                .connect(features, effect -> System.err.println(effect));
    }

    private static Target target(int line) {
        Range range = Range.of(line, 4, line, 8);
        return new Target(new Location(Path.of("/project/crates/geometry/src/polygon.rs"), range), range,
                Optional.empty());
    }

    private static CodeAction action(String title, String kind, boolean possible) {
        return new CodeAction(title, kind, kind.equals("quickfix"),
                possible ? Optional.empty() : Optional.of("it is used more than once"),
                Optional.of(new Effect.Change(title, WorkspaceEdit.NONE)), Optional.empty());
    }

    private static Completions proposals(Completions.At question) {
        String line = question.source().text().line(question.position().line());
        int start = question.position().character();
        while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
            start--;
        }
        Range typed = new Range(new Position(question.position().line(), start), question.position());
        List<Proposal> list = new ArrayList<>();
        String[][] names = {{"push", "METHOD", "(…)", "fn(&mut self, T)"}, {"push_str", "METHOD", "(…)",
            "fn(&mut self, &str)"}, {"println!", "MACRO", "(…)", "macro_rules! println"}, {"points", "FIELD", "",
            "Vec<Point>"}, {"Point", "STRUCT", " (use geometry::Point)", ""}, {"perimeter", "FUNCTION", "(…)",
            "fn(&Polygon) -> f64"}, {"pub", "KEYWORD", "", ""}, {"pi", "CONSTANT", "", "f64"}, {"old_push", "METHOD",
            "(…)", "fn(&mut self)"}, {"Some", "VARIANT", "(…)", "Option<T>"}, {"iter", "METHOD", "()", "Iter<'_, T>"},
            {"fori", "SNIPPET", "", "for … in …"}, {"mem", "MODULE", "", ""}};
        for (String[] one : names) {
            boolean snippet = one[1].equals("SNIPPET");
            String text = snippet ? "for ${1:item} in ${2:items} {\n\t$0\n}" : one[0];
            list.add(new Proposal(one[0], one[2], one[3], one[0].equals("push") ? "Appends an element to the back of a"
                    + " collection.\n\n```\nlet mut vec = vec![1, 2];\nvec.push(3);\n```" : "",
                    ProposalKind.valueOf(one[1]), one[0], one[0], false, one[0].startsWith("old"),
                    new TextEdit(typed, text), snippet, List.of(), Set.of(), Optional.empty(), Optional.empty()));
        }
        return new Completions(list, true);
    }

    private static Signatures signatures() {
        String label = "fn insert(&mut self, index: usize, element: T)";
        var parameters = List.of(new Signatures.Parameter(new Span(10, 19), ""),
                new Signatures.Parameter(new Span(21, 33), ""), new Signatures.Parameter(new Span(35, 45), ""));
        return new Signatures(List.of(new Signatures.Signature(label, "Inserts an element at position `index` within"
                + " the vector, shifting all elements after it to the right.", parameters, 1),
                new Signatures.Signature("fn insert(&mut self)", "", List.of(), -1)), 0);
    }

    private static List<InlayHint> hints(InlayHint.In question) {
        List<InlayHint> hints = new ArrayList<>();
        Text text = question.source().text();
        for (int line = 0; line < Math.min(text.lineCount(), 200); line++) {
            String words = text.line(line);
            int equals = words.indexOf(" = ");
            if (words.contains("let ") && equals > 0) {
                hints.add(hint(new Position(line, equals), ": Vec<Point>", InlayHint.Kind.TYPE));
            }
            int call = words.indexOf("(");
            if (call > 0 && words.length() > call + 1 && Character.isLetter(words.charAt(call + 1))) {
                hints.add(hint(new Position(line, call + 1), "value:", InlayHint.Kind.PARAMETER));
            }
        }
        return hints;
    }

    private static InlayHint hint(Position position, String words, InlayHint.Kind kind) {
        return new InlayHint(position, List.of(new InlayHint.Part(words, "", Optional.empty())), kind, false,
                kind == InlayHint.Kind.PARAMETER, List.of());
    }

    private static List<CodeLens> lenses(CodeLens.In question) {
        List<CodeLens> lenses = new ArrayList<>();
        Text text = question.source().text();
        for (int line = 0; line < text.lineCount(); line++) {
            if (text.line(line).contains("fn ")) {
                for (String title : List.of("▶ Run", "Debug", "3 references")) {
                    lenses.add(new CodeLens(Range.of(line, 0, line, 1),
                            Optional.of(new Effect.Show(title, List.of())), Optional.empty()));
                }
            }
        }
        return lenses;
    }
}
