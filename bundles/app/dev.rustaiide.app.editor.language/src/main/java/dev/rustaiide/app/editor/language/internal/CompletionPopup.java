package dev.rustaiide.app.editor.language.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.editor.EditorView;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.CodeTint;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.MarkdownView;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.ProposalKind;

/** Shows candidates in a list with an explanation beside it. It takes no focus. */
final class CompletionPopup {
    private static final int ROWS = 10;
    private static final int LIST = 400;
    private static final int EXPLANATION = 340;
    private static final int TALLEST_EXPLANATION = 300;
    private static final int ROW = 22;
    /** Where the names begin behind their icons: they stand under the name that is typed. */
    private static final int LABEL = 33;

    private final EditorView view;
    private final Look look;
    private final Consumer<Candidate> looked;
    private final Consumer<Candidate> taken;
    private List<CompletionMatches.Match> matches = List.of();
    private @Nullable Popup popup;
    private @Nullable RowView<CompletionMatches.Match> list;
    private @Nullable MarkdownView explanation;
    private @Nullable Caption footer;

    /** {@code looked} hears which candidate is selected, {@code taken} which one is clicked. */
    CompletionPopup(EditorView view, Look look, Consumer<Candidate> looked, Consumer<Candidate> taken) {
        this.view = view;
        this.look = look;
        this.looked = looked;
        this.taken = taken;
    }

    boolean isOpen() {
        return popup != null;
    }

    Optional<Candidate> selected() {
        return list == null || list.isDisposed() ? Optional.empty()
                : list.current().map(CompletionMatches.Match::candidate);
    }

    /** The names that are shown down to the selected one. */
    List<String> seen() {
        List<String> names = new ArrayList<>();
        Candidate at = selected().orElse(null);
        for (CompletionMatches.Match match : matches) {
            if (at == null) {
                break;
            }
            names.add(match.candidate().proposal().name());
            if (match.candidate() == at) {
                return names;
            }
        }
        return List.of();
    }

    /** Does what a key does in a list. */
    void lead(int key) {
        if (list != null && !list.isDisposed()) {
            list.handleKey(key, 0);
        }
    }

    /** Shows {@code found}, at least one, with the first selected; {@code note} says what is special about them. */
    void show(List<CompletionMatches.Match> found, String note) {
        show(found, note, 0);
    }

    /** The same with number {@code selected} selected. */
    void show(List<CompletionMatches.Match> found, String note, int selected) {
        matches = found;
        Popup open = popup;
        if (open == null || open.isDisposed() || list == null || footer == null) {
            create();
        }
        if (list != null && footer != null) {
            if (!footer.text().equals(note)) {
                footer.setText(note);
            }
            list.refresh();
            place(); // before the selection, which scrolls to what the height shows
            list.selectFirst();
            for (int i = 0; i < selected; i++) {
                list.handleKey(SWT.ARROW_DOWN, 0);
            }
            looked.accept(matches.get(selected).candidate());
        }
    }

    private void create() {
        Popup made = new Popup(view, look);
        Composite content = made.content();
        content.setLayout(Grids.bare(3));
        RowView<CompletionMatches.Match> rows = new RowView<>(content, look, "Completions",
                RowModel.flat(() -> matches, CompletionPopup::row), false);
        rows.setGround(Token.RAISED);
        rows.setAlwaysFocused(true);
        rows.setTypeAhead(false);
        rows.setRowHeight(Math.max(ROW, view.lineHeight()));
        rows.onSelect(chosen -> selected().ifPresent(looked));
        rows.onActivate((match, how) -> taken.accept(match.candidate()));
        line(content);
        MarkdownView text = new MarkdownView(content, look);
        text.setGround(Token.RAISED);
        text.setLayoutData(new GridData(SWT.FILL, SWT.FILL, false, true));
        footer = footer(content);
        popup = made;
        list = rows;
        explanation = text;
    }

    private void line(Composite content) {
        Composite line = new Composite(content, SWT.NONE);
        line.setBackground(look.color(Token.BORDER));
        GridData data = new GridData(SWT.CENTER, SWT.FILL, false, true);
        data.widthHint = 1;
        line.setLayoutData(data);
    }

    private Caption footer(Composite content) {
        Caption caption = new Caption(content, look, "", TextSize.SMALL, Token.MUTED);
        caption.setGround(Token.RAISED);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, 3, 1);
        data.horizontalIndent = 3 * Look.STEP;
        data.heightHint = 5 * Look.STEP;
        caption.setLayoutData(data);
        return caption;
    }

    private static Row row(CompletionMatches.Match match) {
        Proposal proposal = match.candidate().proposal();
        Row row = (isPlain(proposal) ? Row.of(proposal.name())
                : Row.of(ProposalGlyphs.of(proposal.kind()), proposal.name())).code()
                        .matches(match.places()).detail(proposal.suffix())
                        .badge(shortened(proposal.detail()), Token.MUTED).hint(hint(proposal));
        return proposal.isDeprecated() ? row.struck().color(Token.MUTED) : row;
    }

    private static boolean isPlain(Proposal proposal) {
        return proposal.kind() == ProposalKind.TEXT;
    }

    private static String hint(Proposal proposal) {
        return proposal.detail().isEmpty() ? "" : proposal.name() + proposal.suffix() + "  " + proposal.detail();
    }

    /** The whole of a long type stands in the explanation. */
    private static String shortened(String detail) {
        String line = detail.lines().findFirst().orElse("");
        return line.length() > 32 ? line.substring(0, 31) + "…" : line;
    }

    /** Shows {@code markdown} beside the list; nothing if it is empty. */
    void explain(String markdown, CodeTint tint) {
        MarkdownView text = explanation;
        if (text != null && !text.isDisposed()) {
            text.setCodeTint(tint);
            text.setText(markdown);
            place();
        }
    }

    /** Under the line that is typed in, over it where there is no room. */
    private void place() {
        if (popup == null || list == null || explanation == null || footer == null || matches.isEmpty()) {
            return;
        }
        boolean explained = !explanation.text().isEmpty();
        int cut = matches.size() > ROWS ? Look.STEP : 0; // nothing of the next row
        int rows = list.heightOf(Math.clamp(matches.size(), 1, ROWS)) - cut;
        int needed = !explained ? 0
                : Math.min(explanation.computeSize(EXPLANATION, SWT.DEFAULT).y, TALLEST_EXPLANATION);
        int height = Math.max(rows, needed);
        GridData listData = new GridData(SWT.FILL, SWT.FILL, false, true);
        listData.widthHint = LIST;
        listData.heightHint = rows;
        list.setLayoutData(listData);
        GridData data = (GridData) explanation.getLayoutData();
        data.widthHint = EXPLANATION;
        data.exclude = !explained;
        explanation.setVisible(explained);
        ((GridData) footer.getLayoutData()).exclude = footer.text().isEmpty();
        footer.setVisible(!footer.text().isEmpty());
        int foot = footer.text().isEmpty() ? 0 : 5 * Look.STEP;
        boolean icons = matches.stream().noneMatch(match -> isPlain(match.candidate().proposal()));
        popup.show(matches.getFirst().candidate().replaced().start(), false,
                new Point(LIST + 2 + (explained ? EXPLANATION + 1 : 0), height + foot + 2), icons ? LABEL : 0);
    }

    void close() {
        Popup open = popup;
        popup = null;
        list = null;
        explanation = null;
        footer = null;
        matches = List.of();
        if (open != null) {
            open.close();
        }
    }
}
