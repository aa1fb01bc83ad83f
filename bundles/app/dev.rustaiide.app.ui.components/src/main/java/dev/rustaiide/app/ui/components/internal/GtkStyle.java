package dev.rustaiide.app.ui.components.internal;

import dev.rustaiide.app.ui.components.Token;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Gives the few things that GTK paints for us, menus, tooltips and the field inside our frame, the theme's colours. SWT
 * has no way to say that, so this calls GTK through SWT's own binding by name; elsewhere than on GTK 3, or should the
 * binding change, it does nothing and those things keep the system's look.
 */
final class GtkStyle {
    private static final Logger LOG = LoggerFactory.getLogger(GtkStyle.class);
    /** Above SWT's own rules, which have GTK's priority for applications, 600. */
    private static final int PRIORITY = 650;
    private static final int HALF_BOLD = 600;

    private @Nullable MethodHandle load;
    private @Nullable MethodHandle weight;
    private boolean bound;
    private long provider;

    /** Paints native things in the colours of {@code theme} and the interface's font. */
    void apply(Theme theme, String family) {
        bind();
        MethodHandle call = load;
        if (call != null) {
            byte[] css = css(theme, family).getBytes(StandardCharsets.UTF_8);
            try {
                boolean loaded = (boolean) call.invoke(provider, css, (long) css.length, new long[1]);
                LOG.atLevel(loaded ? Level.TRACE : Level.DEBUG).log("GTK took the theme: {}", loaded);
            } catch (Throwable e) {
                LOG.debug("GTK keeps its own look", e);
            }
        }
    }

    /** Makes a font, fresh and used nowhere yet, half bold; if that cannot be it stays as it is. */
    void halfBold(Font font) {
        bind();
        MethodHandle call = weight;
        if (call != null) {
            try {
                call.invoke(font.getClass().getField("handle").getLong(font), HALF_BOLD);
            } catch (Throwable e) {
                LOG.debug("a bold font stays bold", e);
            }
        }
    }

    private void bind() {
        if (bound || !SWT.getPlatform().equals("gtk")) {
            return;
        }
        bound = true;
        try {
            weight = handle("gtk.OS", "pango_font_description_set_weight", void.class, long.class, int.class);
            if (System.getProperty("org.eclipse.swt.internal.gtk.version", "3").startsWith("3")) {
                provider = (long) handle("gtk.GTK", "gtk_css_provider_new", long.class).invoke();
                long screen = (long) handle("gtk.GDK", "gdk_screen_get_default", long.class).invoke();
                handle("gtk3.GTK3", "gtk_style_context_add_provider_for_screen", void.class, long.class, long.class,
                        int.class).invoke(screen, provider, PRIORITY);
                load = handle("gtk3.GTK3", "gtk_css_provider_load_from_data", boolean.class, long.class, byte[].class,
                        long.class, long[].class);
            }
        } catch (Throwable e) {
            LOG.debug("GTK keeps its own look", e);
        }
    }

    /** The rules of {@code themes/gtk.css}, and before them each token as a colour of that name. */
    static String css(Theme theme, String family) {
        StringBuilder css = new StringBuilder(4096);
        for (Token token : Token.values()) {
            RGB rgb = theme.color(token);
            String hex = Integer.toHexString(0x1000000 | rgb.red << 16 | rgb.green << 8 | rgb.blue);
            css.append("@define-color ").append(token.name().toLowerCase(Locale.ROOT)).append(" #").append(hex, 1, 7)
                    .append(";\n");
        }
        css.append("tooltip, menu { font-family: \"").append(family.replace("\"", "")).append("\"; }\n");
        return css.append(ThemedLook.read("/themes/gtk.css")).toString();
    }

    private static MethodHandle handle(String owner, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.eclipse.swt.internal." + owner, true, Display.class.getClassLoader());
        return MethodHandles.publicLookup().findStatic(type, name, MethodType.methodType(result, parameters));
    }
}
