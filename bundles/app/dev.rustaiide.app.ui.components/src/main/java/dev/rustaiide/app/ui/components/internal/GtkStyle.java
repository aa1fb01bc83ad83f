package dev.rustaiide.app.ui.components.internal;

import dev.rustaiide.app.ui.components.Token;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;

/**
 * Gives the few things that GTK paints for us – menus, tooltips, the field inside our frame – the theme's colours. SWT
 * has no way to say that, so this calls GTK through SWT's own binding by name; elsewhere than on GTK 3, or should the
 * binding change, it does nothing and those things keep the system's look.
 */
final class GtkStyle {
    private static final System.Logger LOG = System.getLogger(GtkStyle.class.getName());
    /** Above SWT's own rules, which have GTK's priority for applications, 600. */
    private static final int PRIORITY = 650;
    private static final int HALF_BOLD = 600;

    private final @Nullable MethodHandle load;
    private final @Nullable MethodHandle weight;
    private long provider;

    GtkStyle() {
        MethodHandle loadCss = null;
        MethodHandle setWeight = null;
        if (SWT.getPlatform().equals("gtk")) {
            try {
                setWeight = handle("gtk.OS", "pango_font_description_set_weight", void.class, long.class, int.class);
                if (System.getProperty("org.eclipse.swt.internal.gtk.version", "3").startsWith("3")) {
                    provider = (long) handle("gtk.GTK", "gtk_css_provider_new", long.class).invoke();
                    long screen = (long) handle("gtk.GDK", "gdk_screen_get_default", long.class).invoke();
                    handle("gtk3.GTK3", "gtk_style_context_add_provider_for_screen", void.class, long.class, long.class,
                            int.class).invoke(screen, provider, PRIORITY);
                    loadCss = handle("gtk3.GTK3", "gtk_css_provider_load_from_data", boolean.class, long.class,
                            byte[].class, long.class, long[].class);
                }
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "GTK keeps its own look", e);
            }
        }
        load = loadCss;
        weight = setWeight;
    }

    /** Paints native things in the colours of {@code theme}. */
    void apply(Theme theme) {
        MethodHandle call = load;
        if (call != null) {
            byte[] css = (css(theme) + '\0').getBytes(StandardCharsets.UTF_8);
            try {
                boolean loaded = (boolean) call.invoke(provider, css, -1L, new long[1]);
                LOG.log(Level.DEBUG, "style for GTK loaded: {0}", loaded);
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "GTK keeps its own look", e);
            }
        }
    }

    /** Makes a font, fresh and used nowhere yet, half bold; if that cannot be it stays as it is. */
    void halfBold(Font font) {
        MethodHandle call = weight;
        if (call != null) {
            try {
                call.invoke(font.getClass().getField("handle").getLong(font), HALF_BOLD);
            } catch (Throwable e) {
                LOG.log(Level.DEBUG, "a bold font stays bold", e);
            }
        }
    }

    private static String css(Theme theme) {
        String raised = hex(theme, Token.RAISED);
        String border = hex(theme, Token.BORDER);
        String text = hex(theme, Token.TEXT);
        String muted = hex(theme, Token.MUTED);
        String selection = hex(theme, Token.SELECTION);
        return "entry.flat, entry.flat:focus { border: none; box-shadow: none; outline: none; padding: 0;"
                + " min-height: 0; background-image: none; caret-color: " + hex(theme, Token.CARET) + "; }\n"
                + "entry.flat selection { background-color: " + selection + "; color: " + text + "; }\n"
                + "entry.flat placeholder { color: " + muted + "; }\n"
                + "tooltip, tooltip.background { background-color: " + raised + "; background-image: none; color: " + text
                + "; border: 1px solid " + border + "; border-radius: 6px; box-shadow: none; padding: 0; }\n"
                + "tooltip > box { margin: 4px 8px; padding: 0; min-height: 0; }\n"
                + "tooltip label { color: " + text + "; }\n"
                + "tooltip decoration { background-color: transparent; box-shadow: none; }\n"
                + "menu { background-color: " + raised + "; background-image: none; color: " + text
                + "; border: 1px solid " + border + "; padding: 4px; }\n"
                + "menu menuitem { color: " + text + "; padding: 5px 10px; min-height: 16px; border-radius: 5px; }\n"
                + "menu menuitem:hover { background-color: " + selection + "; background-image: none; color: " + text
                + "; box-shadow: none; }\n"
                + "menu menuitem:disabled, menu menuitem accelerator { color: " + muted + "; }\n"
                + "menu separator { background-color: " + border + "; min-height: 1px; margin: 4px 0; }\n";
    }

    private static String hex(Theme theme, Token token) {
        RGB rgb = theme.color(token);
        return "#" + Integer.toHexString(0x1000000 | rgb.red << 16 | rgb.green << 8 | rgb.blue).substring(1);
    }

    private static MethodHandle handle(String owner, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.eclipse.swt.internal." + owner, true, Display.class.getClassLoader());
        return MethodHandles.publicLookup().findStatic(type, name, MethodType.methodType(result, parameters));
    }
}
