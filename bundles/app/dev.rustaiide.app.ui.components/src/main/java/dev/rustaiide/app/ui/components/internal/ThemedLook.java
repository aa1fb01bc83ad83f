package dev.rustaiide.app.ui.components.internal;

import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.TextSize;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.ui.components.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The look of the chosen theme. Nothing is read before it is asked for; what was made stays, since controls may hold
 * images and fonts of a theme that was left.
 */
@Component(service = {Look.class, Themes.class})
public final class ThemedLook implements Look, Themes {
    private static final int ICON_POINTS = 16;
    /** Of the 24 of the grid: a little lighter than Lucide's own 2, which looks heavy at 16 points. */
    private static final float STROKE = 1.8f;
    private static final float LARGE_STROKE = 1.3f;
    private static final PaletteData DIRECT = new PaletteData(0xff0000, 0xff00, 0xff);

    private final Map<Icon, SvgIcon> drawings = new EnumMap<>(Icon.class);
    private final Map<TintedIcon, Image> images = new HashMap<>();
    private final Map<Token, Color> colors = new EnumMap<>(Token.class);
    private final List<Runnable> listeners = new ArrayList<>();
    private ThemeChoice choice = ThemeChoice.SYSTEM;
    private boolean systemDark;
    private @Nullable Theme theme;
    private @Nullable Typefaces typefaces;
    private @Nullable GtkStyle style;
    private @Nullable Display display;

    private record TintedIcon(Icon icon, RGB tint, int points) {}

    @Activate
    public ThemedLook() {
        // The display is asked on first use: a service may be made before there is one.
    }

    @Override
    public Color color(Token token) {
        Color color = colors.get(token);
        if (color == null) {
            color = new Color(theme().color(token));
            colors.put(token, color);
        }
        return color;
    }

    @Override
    public Font font(TextSize size) {
        return typefaces().font(size, SWT.NORMAL);
    }

    @Override
    public Font strongFont(TextSize size) {
        return typefaces().font(size, SWT.BOLD);
    }

    @Override
    public Font italicFont(TextSize size) {
        return typefaces().font(size, SWT.ITALIC);
    }

    @Override
    public Font codeFont() {
        return typefaces().code();
    }

    @Override
    public Image icon(Icon icon, Token tint) {
        return icon(icon, tint, ICON_POINTS);
    }

    @Override
    public Image icon(Icon icon, Token tint, int points) {
        TintedIcon key = new TintedIcon(icon, theme().color(tint), points);
        Image image = images.get(key);
        if (image == null) {
            image = new Image(display(), (ImageDataProvider) zoom -> draw(key, zoom));
            images.put(key, image);
        }
        return image;
    }

    @Override
    public boolean isDark() {
        display();
        return switch (choice) {
            case SYSTEM -> systemDark;
            case LIGHT -> false;
            case DARK, HIGH_CONTRAST -> true;
        };
    }

    @Override
    public Registration onChange(Runnable listener) {
        // Wrapped, so that the same runnable may register twice and end once.
        Runnable own = listener::run;
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public ThemeChoice choice() {
        return choice;
    }

    @Override
    public void choose(ThemeChoice wanted) {
        Display here = display();
        if (wanted == choice) {
            return;
        }
        choice = wanted;
        tellToolkit(here);
        changed();
    }

    @Override
    public void chooseCodeFont(String family, int points) {
        typefaces().chooseCode(family, points);
        tell();
    }

    /** For menus and native dialogs, the few things that the toolkit paints. */
    private void tellToolkit(Display here) {
        here.setDarkThemePreferred(isDark());
    }

    private void changed() {
        theme = null;
        colors.clear();
        tell();
    }

    private void tell() {
        for (Runnable listener : List.copyOf(listeners)) {
            listener.run();
        }
    }

    private Theme theme() {
        Theme now = theme;
        return now == null ? load() : now;
    }

    private Theme load() {
        Theme fresh = Theme.named(choice == ThemeChoice.HIGH_CONTRAST ? "high-contrast" : isDark() ? "dark" : "light");
        theme = fresh;
        // After the frame that waits for this colour: nothing native is in it.
        display().asyncExec(() -> style().apply(fresh, typefaces().family()));
        return fresh;
    }

    private GtkStyle style() {
        GtkStyle now = style;
        if (now == null) {
            now = new GtkStyle();
            style = now;
        }
        return now;
    }

    private Typefaces typefaces() {
        Typefaces now = typefaces;
        if (now == null) {
            now = new Typefaces(display(), style());
            typefaces = now;
        }
        return now;
    }

    private Display display() {
        Display now = display;
        if (now == null || now.isDisposed()) {
            now = Display.getDefault();
            display = now;
            systemDark = Display.isSystemDarkTheme();
            now.addListener(SWT.Settings, this::systemChanged);
        }
        return now;
    }

    /** While a theme is chosen the toolkit's answer is only the echo of what we told it. */
    private void systemChanged(Event event) {
        boolean dark = Display.isSystemDarkTheme();
        if (choice == ThemeChoice.SYSTEM && dark != systemDark) {
            systemDark = dark;
            changed();
        }
    }

    private ImageData draw(TintedIcon key, int zoom) {
        int size = Math.max(1, Math.round(key.points() * zoom / 100f));
        ImageData data = new ImageData(size, size, 24, DIRECT);
        data.alphaData = drawing(key.icon()).coverage(size, key.points() > ICON_POINTS ? LARGE_STROKE : STROKE);
        int[] row = new int[size];
        Arrays.fill(row, DIRECT.getPixel(key.tint()));
        for (int y = 0; y < size; y++) {
            data.setPixels(0, y, size, row, 0);
        }
        return data;
    }

    private SvgIcon drawing(Icon icon) {
        SvgIcon drawing = drawings.get(icon);
        if (drawing == null) {
            drawing = SvgIcon.parse(read(icon.resource()));
            drawings.put(icon, drawing);
        }
        return drawing;
    }

    static String read(String resource) {
        try (InputStream in = ThemedLook.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing from its bundle.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + resource + " cannot be read.", e);
        }
    }
}
