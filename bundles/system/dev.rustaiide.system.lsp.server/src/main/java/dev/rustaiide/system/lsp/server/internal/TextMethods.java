package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.lsp4j.Color;
import org.eclipse.lsp4j.ColorInformation;
import org.eclipse.lsp4j.ColorPresentation;
import org.eclipse.lsp4j.ColorPresentationParams;
import org.eclipse.lsp4j.DocumentColorParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.InlayHintLabelPart;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** What a text says and how it is built. */
final class TextMethods {
    private TextMethods() {}

    static void addTo(Methods methods) {
        methods.about("textDocument/hover", HoverParams.class, HoverParams::getTextDocument, TextMethods::hover)
                .about("textDocument/inlayHint", InlayHintParams.class, InlayHintParams::getTextDocument,
                        TextMethods::hints)
                .about("textDocument/foldingRange", FoldingRangeRequestParams.class,
                        FoldingRangeRequestParams::getTextDocument, TextMethods::folds)
                .about("textDocument/selectionRange", SelectionRangeParams.class,
                        SelectionRangeParams::getTextDocument, TextMethods::selections)
                .about("textDocument/linkedEditingRange", LinkedEditingRangeParams.class,
                        LinkedEditingRangeParams::getTextDocument, TextMethods::linked)
                .about("textDocument/documentLink", DocumentLinkParams.class, DocumentLinkParams::getTextDocument,
                        TextMethods::links)
                .about("textDocument/documentColor", DocumentColorParams.class, DocumentColorParams::getTextDocument,
                        TextMethods::colours)
                .about("textDocument/colorPresentation", ColorPresentationParams.class,
                        ColorPresentationParams::getTextDocument, TextMethods::presentations);
    }

    private static org.eclipse.lsp4j.@Nullable Hover hover(Asked asked, HoverParams params) throws Exception {
        Optional<Hover> found = asked.ask(new Hover.At(asked.source(), asked.position(params.getPosition())));
        if (found.isEmpty()) {
            return null;
        }
        var hover = new org.eclipse.lsp4j.Hover(
                Prose.markup(found.get().markdown(), asked.client().can().markdownInHover()));
        if (found.get().range().isPresent()) {
            hover.setRange(asked.range(found.get().range().get()));
        }
        return hover;
    }

    private static List<org.eclipse.lsp4j.InlayHint> hints(Asked asked, InlayHintParams params) throws Exception {
        List<org.eclipse.lsp4j.InlayHint> hints = new ArrayList<>();
        for (InlayHint hint : asked.ask(new InlayHint.In(asked.source(), asked.range(params.getRange())))) {
            List<InlayHintLabelPart> parts = hint.parts().stream().map(part -> part(asked, part)).toList();
            var written = new org.eclipse.lsp4j.InlayHint(asked.places().place(asked.text(), hint.position()),
                    Either.forRight(parts));
            written.setKind(switch (hint.kind()) {
                case TYPE -> InlayHintKind.Type;
                case PARAMETER -> InlayHintKind.Parameter;
                case OTHER -> null;
            });
            written.setPaddingLeft(hint.isSpacedBefore());
            written.setPaddingRight(hint.isSpacedAfter());
            if (!hint.edits().isEmpty()) {
                written.setTextEdits(asked.edits(hint.edits()));
            }
            hints.add(written);
        }
        return hints;
    }

    private static InlayHintLabelPart part(Asked asked, InlayHint.Part part) {
        var written = new InlayHintLabelPart(part.text());
        if (!part.tooltip().isEmpty()) {
            written.setTooltip(Prose.markup(part.tooltip(), asked.client().can().markdownInHover()));
        }
        part.target().ifPresent(target -> written.setLocation(asked.places().location(target)));
        return written;
    }

    private static List<FoldingRange> folds(Asked asked, FoldingRangeRequestParams params) throws Exception {
        List<FoldingRange> folds = new ArrayList<>();
        for (TextShape.FoldedLines lines : asked.ask(new TextShape.Folding(asked.source()))) {
            var fold = new FoldingRange(lines.first(), lines.last());
            fold.setKind(lines.kind().isEmpty() ? null : lines.kind());
            folds.add(fold);
        }
        return folds;
    }

    /** A place that nobody knows anything of is surrounded by itself: the answer has one for each. */
    private static List<SelectionRange> selections(Asked asked, SelectionRangeParams params) throws Exception {
        List<Position> positions = new ArrayList<>();
        for (org.eclipse.lsp4j.Position place : params.getPositions()) {
            positions.add(asked.position(place));
        }
        List<List<Range>> found = asked.ask(new TextShape.Selections(asked.source(), positions));
        List<SelectionRange> written = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            List<Range> ranges = i < found.size() && !found.get(i).isEmpty() ? found.get(i)
                    : List.of(Range.at(positions.get(i)));
            written.add(nested(asked, ranges));
        }
        return written;
    }

    private static SelectionRange nested(Asked asked, List<Range> innerToOuter) throws Exception {
        @Nullable SelectionRange outer = null;
        for (Range range : innerToOuter.reversed()) {
            outer = new SelectionRange(asked.range(range), outer);
        }
        return Objects.requireNonNull(outer);
    }

    private static @Nullable LinkedEditingRanges linked(Asked asked, LinkedEditingRangeParams params)
            throws Exception {
        List<org.eclipse.lsp4j.Range> ranges = new ArrayList<>();
        for (Range range : asked.ask(
                new TextShape.Linked(asked.source(), asked.position(params.getPosition())))) {
            ranges.add(asked.range(range));
        }
        return ranges.isEmpty() ? null : new LinkedEditingRanges(ranges);
    }

    private static List<DocumentLink> links(Asked asked, DocumentLinkParams params) throws Exception {
        List<DocumentLink> links = new ArrayList<>();
        for (TextShape.Link link : asked.ask(new TextShape.Links(asked.source()))) {
            var written = new DocumentLink(asked.range(link.range()), link.address());
            written.setTooltip(link.tooltip().isEmpty() ? null : link.tooltip());
            links.add(written);
        }
        return links;
    }

    private static List<ColorInformation> colours(Asked asked, DocumentColorParams params) throws Exception {
        List<ColorInformation> colours = new ArrayList<>();
        for (TextShape.Colour colour : asked.ask(new TextShape.Colours(asked.source()))) {
            colours.add(new ColorInformation(asked.range(colour.range()),
                    new Color(colour.red(), colour.green(), colour.blue(), colour.alpha())));
        }
        return colours;
    }

    /** The two ways in which every language that writes colours can write them. */
    private static List<ColorPresentation> presentations(Asked asked, ColorPresentationParams params) {
        Color colour = params.getColor();
        String hex = hex(colour.getRed()) + hex(colour.getGreen()) + hex(colour.getBlue());
        String full = '#' + (colour.getAlpha() < 1 ? hex + hex(colour.getAlpha()) : hex);
        String rgb = String.format(Locale.ROOT, colour.getAlpha() < 1 ? "rgba(%d, %d, %d, %.2f)" : "rgb(%d, %d, %d)",
                octet(colour.getRed()), octet(colour.getGreen()), octet(colour.getBlue()), colour.getAlpha());
        return List.of(presentation(params, full), presentation(params, rgb));
    }

    private static ColorPresentation presentation(ColorPresentationParams params, String text) {
        return new ColorPresentation(text, new TextEdit(params.getRange(), text));
    }

    private static String hex(double part) {
        return String.format(Locale.ROOT, "%02x", octet(part));
    }

    private static int octet(double part) {
        return (int) Math.round(Math.clamp(part, 0, 1) * 255);
    }
}
