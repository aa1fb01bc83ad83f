package dev.rustaiide.foundation.language.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Reads what plug-ins say at the extension point, by turning each element into what a user would have written.
 *
 * @param manifests the {@code plugin.xml} of a bundle, by its symbolic name; asked only to find the line of a mistake
 */
record PluginLanguages(IExtensionRegistry registry, Function<String, Optional<URL>> manifests) {
    static final String POINT = "dev.rustaiide.foundation.language.languages";
    private static final Set<String> LISTS = Set.of("extensions", "fileNames", "interpreters", "blockComment",
            "brackets", "quotes", "languages");

    List<DeclarationReader> read() {
        List<DeclarationReader> readers = new ArrayList<>();
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            String id = Optional.ofNullable(element.getAttribute("id")).orElse("");
            String bundle = element.getContributor().getName();
            var reader = new DeclarationReader(path -> place(bundle, element.getName(), id), false);
            reader.read(Json.object().put(element.getName() + 's', Json.object().put(id, json(element)).build())
                    .build());
            readers.add(reader);
        }
        return readers;
    }

    private static Json json(IConfigurationElement element) {
        var json = Json.object();
        for (String name : element.getAttributeNames()) {
            String value = Optional.ofNullable(element.getAttribute(name)).orElse("");
            if (!name.equals("id")) {
                json.put(name, name.equals("safe") ? flag(value) : LISTS.contains(name) ? list(value)
                        : Json.of(value));
            }
        }
        each(element, "program", "name").ifPresent(programs -> json.put("programs", programs));
        each(element, "argument", "value").ifPresent(arguments -> json.put("arguments", arguments));
        each(element, "versionArgument", "value").ifPresent(words -> json.put("versionArguments", words));
        each(element, "root", "name").ifPresent(roots -> json.put("roots", roots));
        for (IConfigurationElement options : element.getChildren("options")) {
            json.put("options", parsed(Optional.ofNullable(options.getValue()).orElse("")));
        }
        return json.build();
    }

    private static Json flag(String value) {
        return value.equals("true") || value.equals("false") ? Json.of(value.equals("true")) : Json.of(value);
    }

    private static Json list(String value) {
        return Json.strings(Stream.of(value.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList());
    }

    private static Optional<Json> each(IConfigurationElement element, String child, String attribute) {
        List<String> values = Stream.of(element.getChildren(child))
                .map(one -> Optional.ofNullable(one.getAttribute(attribute)).orElse("")).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(Json.strings(values));
    }

    /** What is no JSON stays a text, of which is told that it should be an object. */
    private static Json parsed(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException broken) {
            return Json.of(text);
        }
    }

    private String place(String bundle, String element, String id) {
        int line = manifests.apply(bundle).map(manifest -> line(manifest, element, id)).orElse(0);
        return bundle + "/plugin.xml" + (line == 0 ? "" : ":" + line);
    }

    /** Where the start tag of the element with {@code id} ends; 0 if it cannot be found. */
    private static int line(URL manifest, String element, String id) {
        var search = new Search(element, id);
        try (InputStream in = manifest.openStream()) {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(in, search);
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            return 0; // the registry has read it, so that there is something to tell all the same
        }
        return search.line;
    }

    /** Finds one element. */
    private static final class Search extends DefaultHandler {
        private final String element;
        private final String id;
        private @Nullable Locator locator;
        private int line;

        Search(String element, String id) {
            this.element = element;
            this.id = id;
        }

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            Locator at = locator;
            boolean same = id.equals(Optional.ofNullable(attributes.getValue("id")).orElse(""));
            if (line == 0 && at != null && name.equals(element) && same) {
                line = at.getLineNumber();
            }
        }
    }
}
