package dev.rustaiide.app.assistant.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Citation;
import dev.rustaiide.ai.assistant.Intent;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.app.assistant.internal.parts.Bubble;
import dev.rustaiide.app.assistant.internal.parts.NoteLine;
import dev.rustaiide.app.assistant.internal.parts.ScrollColumn;
import dev.rustaiide.app.assistant.internal.talk.BudgetText;
import dev.rustaiide.app.assistant.internal.talk.Exchange;
import dev.rustaiide.app.ui.components.Banner;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.types.Severity;

/** A question and its answer as controls of a column, in their order. */
final class ExchangeView {
    private static final int MOST_PLACES = 8;

    private final ScrollColumn column;
    private final Look look;
    private final Actions actions;
    private final Steps steps;
    private final Parts parts;
    private final Bubble question;
    private final NoteLine author;
    private final NoteLine foot;
    private final IconButton copy;
    private final IconButton again;
    private @Nullable RowView<Citation> places;
    private @Nullable ApprovalCard approval;
    private @Nullable Banner trouble;
    private Exchange exchange;
    private List<Control> controls = List.of();

    ExchangeView(ScrollColumn column, Look look, Syntax syntax, Actions actions, Executor ui, Exchange exchange) {
        this.column = column;
        this.look = look;
        this.actions = actions;
        this.exchange = exchange;
        steps = new Steps(column, look, actions, this::arrange);
        parts = new Parts(column, look, syntax, actions, ui, exchange);
        question = new Bubble(column, look, exchange.question().isBlank() ? exchange.intent().title()
                : exchange.question().strip(), note(exchange));
        question.setGround(Token.BACKGROUND);
        column.setGapAbove(question, 6 * Look.STEP);
        author = line();
        foot = line();
        copy = foot.add(Icon.COPY, "Copy the answer", () -> actions.copy(this.exchange.answer()));
        again = foot.add(Icon.REFRESH, "Ask again", () -> actions.again(this.exchange));
        show(exchange);
    }

    private static String note(Exchange exchange) {
        String what = exchange.question().isBlank() || exchange.intent() == Intent.ASK ? ""
                : exchange.intent().title();
        String with = String.join(", ", exchange.attached());
        return what.isEmpty() ? with : with.isEmpty() ? what : what + " · " + with;
    }

    private NoteLine line() {
        NoteLine line = new NoteLine(column, look);
        line.setGround(Token.BACKGROUND);
        return line;
    }

    /** Whether this shows {@code other} as it is. */
    boolean isOf(Exchange other) {
        return exchange == other;
    }

    void show(Exchange now) {
        exchange = now;
        arrange();
    }

    private void arrange() {
        List<Control> all = new ArrayList<>();
        all.add(question);
        showAuthor();
        all.add(author);
        all.addAll(steps.show(exchange));
        all.addAll(parts.show(exchange));
        approval().ifPresent(card -> all.add(card.control()));
        showPlaces();
        if (places != null) {
            all.add(places);
        }
        trouble().ifPresent(all::add);
        showFoot();
        all.add(foot);
        if (!all.equals(controls)) {
            order(all);
        }
        column.refit(foot);
    }

    /** New ones stand where they belong; those that were there stay. */
    private void order(List<Control> all) {
        for (int i = 1; i < all.size(); i++) {
            all.get(i).moveBelow(all.get(i - 1));
        }
        controls = List.copyOf(all);
    }

    private void showAuthor() {
        Optional<Author> by = exchange.author();
        if (by.isEmpty()) {
            author.show(Icon.CLOCK, Token.MUTED, exchange.isOver() ? "Nobody answered" : "Looking…");
        } else if (by.get() instanceof Author.Model model) {
            author.show(Icon.MODEL, Token.ACCENT, model.title()
                    + (model.isLocal() ? " · on this machine" : " · at a provider: what was asked left this machine"));
        } else {
            author.show(Icon.SEARCH, Token.ACCENT, "Search and index, on this machine. No model wrote this.");
        }
    }

    private Optional<ApprovalCard> approval() {
        ApprovalCard card = approval;
        if (card != null && exchange.asked().filter(card::isFor).isEmpty()) {
            card.control().dispose();
            approval = null;
        }
        if (approval == null && exchange.asked().isPresent()) {
            approval = new ApprovalCard(column, look, exchange.asked().get(), actions);
        }
        return Optional.ofNullable(approval);
    }

    private void showPlaces() {
        boolean wanted = exchange.isOver() && !exchange.citations().isEmpty();
        if (wanted && places == null) {
            RowView<Citation> rows = new RowView<>(column, look, "Places", RowModel.flat(exchange::citations,
                    this::row), false);
            rows.setGround(Token.BACKGROUND);
            rows.setTypeAhead(false);
            rows.onActivate((citation, how) -> actions.open(citation.location()));
            places = rows;
        }
        if (places != null) {
            places.refresh();
            column.setHeight(places, places.heightOf(Math.min(MOST_PLACES, exchange.citations().size())));
        }
    }

    private Row row(Citation citation) {
        String file = String.valueOf(citation.location().file().getFileName());
        return Row.of(Glyph.ofFile(file), citation.mention()).detail(citation.why())
                .hint(citation.mention() + (citation.why().isEmpty() ? "" : '\n' + citation.why()));
    }

    private void showFoot() {
        copy.setVisible(exchange.isOver() && !exchange.answer().isBlank());
        again.setVisible(exchange.isRepeatable());
        if (!exchange.isOver()) {
            foot.show(BudgetText.against(exchange.spent(), exchange.budget()));
            return;
        }
        foot.show(BudgetText.of(exchange.spent()));
    }

    /** Why it did not end well. */
    private Optional<Control> trouble() {
        Turn.Ending ending = exchange.ending().orElse(Turn.Ending.DONE);
        if (ending == Turn.Ending.DONE || exchange.reason().isEmpty()) {
            return Optional.empty();
        }
        if (trouble == null) {
            trouble = new Banner(column, look, switch (ending) {
                case DONE, CANCELLED -> Severity.INFORMATION;
                case BUDGET -> Severity.WARNING;
                case MISBEHAVED, FAILED -> Severity.ERROR;
            }, exchange.reason());
        }
        return Optional.of(trouble);
    }

    void dispose() {
        controls.forEach(Control::dispose);
    }
}
