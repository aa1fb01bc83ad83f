package dev.rustaiide.app.models.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.ScrolledPage;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.Token;

/** Where a model is to be fetched from, and the hash that it must have. Goes when it was said, or with Escape. */
final class AddressBar {
    private final ScrolledPage page;
    private final Composite bar;
    private final TextField address;
    private final TextField hash;
    private final BiConsumer<URI, String> fetch;

    /** @param fetch gets a whole address and 64 digits */
    AddressBar(ScrolledPage page, Look look, BiConsumer<URI, String> fetch) {
        this.page = page;
        this.fetch = fetch;
        bar = new Composite(page.body(), SWT.NONE);
        bar.setBackground(look.color(Token.BACKGROUND));
        GridLayout layout = new GridLayout(4, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 2 * Look.STEP;
        bar.setLayout(layout);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        address = field(look, "Address of the model", "https://server/model.gguf", 3);
        hash = field(look, "SHA-256 of the model", "SHA-256, which its makers tell", 2);
        Button button = new Button(bar, look, "Download", true);
        button.setGround(Token.BACKGROUND);
        button.onPress(this::enter);
        Button cancel = new Button(bar, look, "Cancel", false);
        cancel.setGround(Token.BACKGROUND);
        cancel.onPress(this::close);
    }

    private TextField field(Look look, String name, String placeholder, int share) {
        TextField field = new TextField(bar, look, name, placeholder);
        field.setFramed(true);
        field.setGround(Token.BACKGROUND);
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.widthHint = share * 100;
        field.setLayoutData(data);
        field.onEnter(this::enter);
        field.onChange(text -> field.setError(""));
        field.onKey((key, state) -> {
            if (key == SWT.ESC) {
                close();
                return true;
            }
            return false;
        });
        return field;
    }

    Composite control() {
        return bar;
    }

    void focus() {
        address.setFocus();
    }

    private void enter() {
        Optional<URI> uri = uri(address.text());
        String digits = hash.text().strip().toLowerCase(Locale.ROOT);
        if (uri.isEmpty()) {
            address.setError("It is no address: one is like https://server/model.gguf");
            address.setFocus();
        } else if (!digits.matches("[0-9a-f]{64}")) {
            hash.setError("It needs 64 hexadecimal digits, so that what comes is what was meant");
            hash.setFocus();
        } else {
            close();
            fetch.accept(uri.get(), digits);
        }
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text.strip());
            return Optional.of(uri).filter(each -> each.getHost() != null && each.getScheme() != null
                    && each.getScheme().matches("(?i)https?"));
        } catch (URISyntaxException odd) {
            return Optional.empty(); // which the field says
        }
    }

    private void close() {
        bar.dispose();
        page.layout();
        page.body().setFocus();
    }
}
