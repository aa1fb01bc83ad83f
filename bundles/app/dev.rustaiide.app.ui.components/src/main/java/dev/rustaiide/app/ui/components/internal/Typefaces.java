package dev.rustaiide.app.ui.components.internal;

import dev.rustaiide.app.ui.components.TextSize;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.widgets.Display;

/** The fonts, made when first asked for. */
final class Typefaces {
    /** A directory of font files to load besides the installed ones. */
    static final String FOLDER = "dev.rustaiide.fonts";

    private static final String[] CODE = {"JetBrains Mono", "Fira Code", "Cascadia Code", "SF Mono", "Menlo",
            "Consolas", "Source Code Pro", "DejaVu Sans Mono", "Liberation Mono", "Monospace"};
    private static final String[] INTERFACE = {"Inter", "Adwaita Sans", "Cantarell", "Noto Sans", "Open Sans"};

    private final Display display;
    private final GtkStyle style;
    private final Map<String, Font> fonts = new HashMap<>();
    private String codeFamily = "";
    private int codeHeight;
    private String family = "";
    private int height;
    private boolean loaded;

    Typefaces(Display display, GtkStyle style) {
        this.display = display;
        this.style = style;
    }

    Font font(TextSize size, int slope) {
        String key = size.name() + slope;
        Font font = fonts.get(key);
        if (font == null) {
            readSystem();
            font = new Font(display, family, scaled(size), slope);
            if (slope == SWT.BOLD) {
                style.halfBold(font);
            }
            fonts.put(key, font);
        }
        return font;
    }

    Font code() {
        Font font = fonts.get("code");
        if (font == null) {
            readSystem();
            String name = installed(codeFamily) ? codeFamily : first(CODE, "Monospace");
            font = new Font(display, name, codeHeight > 0 ? codeHeight : height, SWT.NORMAL);
            fonts.put("code", font);
        }
        return font;
    }

    /** The old font stays: controls may hold it until they ask again. */
    void chooseCode(String name, int points) {
        codeFamily = name;
        codeHeight = points;
        fonts.remove("code");
    }

    /** The name of the interface's font. */
    String family() {
        readSystem();
        return family;
    }

    private int scaled(TextSize size) {
        return switch (size) {
            case SMALL -> Math.max(7, Math.round(height * 0.86f));
            case BODY -> height;
            case TITLE -> Math.round(height * 1.3f);
            case DISPLAY -> Math.round(height * 1.9f);
        };
    }

    /** A generic name says that nobody chose: then the best installed one. */
    private void readSystem() {
        if (height > 0) {
            return;
        }
        FontData system = display.getSystemFont().getFontData()[0];
        height = system.getHeight();
        family = system.getName();
        if (family.equals("Sans") || family.startsWith("DejaVu") || family.equals("sans-serif")) {
            family = first(INTERFACE, family);
        }
    }

    private String first(String[] names, String otherwise) {
        for (String name : names) {
            if (installed(name)) {
                return name;
            }
        }
        return otherwise;
    }

    private boolean installed(String name) {
        load();
        return !name.isEmpty() && display.getFontList(name, true).length > 0;
    }

    private void load() {
        String folder = loaded ? null : System.getProperty(FOLDER);
        loaded = true;
        String[] files = folder == null ? null : new File(folder).list();
        if (files != null) {
            for (String file : files) {
                if (file.endsWith(".ttf") || file.endsWith(".otf")) {
                    display.loadFont(folder + File.separator + file);
                }
            }
        }
    }
}
