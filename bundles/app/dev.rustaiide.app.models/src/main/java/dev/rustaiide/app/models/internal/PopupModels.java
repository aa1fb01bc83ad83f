package dev.rustaiide.app.models.internal;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.ai.completion.CompletionCard;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.common.Amount;

/** The models that the popup asks and that came with the product, each with its card. */
final class PopupModels {
    private static final Glyph GLYPH = new Glyph(Icon.MODEL, Token.MUTED);

    private final RowView<CompletionCard> list;
    private List<CompletionCard> cards = List.of();

    /** @param changed runs when this needs more or less room */
    PopupModels(Composite parent, Look look, Runnable changed) {
        list = new RowView<>(parent, look, "Models of the popup", RowModel.flat(() -> cards, PopupModels::row), false);
        list.setGround(Token.BACKGROUND);
        list.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Caption facts = new Caption(parent, look, "", TextSize.BODY, Token.MUTED);
        facts.setGround(Token.BACKGROUND);
        facts.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        list.onSelect(chosen -> {
            facts.setText(chosen.stream().findFirst().map(each -> CardFacts.of(each.card())).orElse(""));
            changed.run();
        });
    }

    private static Row row(CompletionCard card) {
        long bytes = card.card().number("bytes", card.card().get("models").items().stream().limit(2).mapToLong(each ->
                each.number("bytes", 0)).sum());
        return Row.of(GLYPH, card.title()).detail(String.join("  ·  ", card.name(), Amount.bytes(bytes),
                card.card().string("licence", ""), card.card().string("date", ""))).badge("came with the product",
                        Token.MUTED);
    }

    void show(List<CompletionCard> now) {
        cards = now;
        list.refresh();
    }
}
