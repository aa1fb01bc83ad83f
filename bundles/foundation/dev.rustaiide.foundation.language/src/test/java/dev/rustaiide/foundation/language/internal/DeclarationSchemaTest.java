package dev.rustaiide.foundation.language.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The extension point's schema says what is read, no more and no less. */
class DeclarationSchemaTest {
    private final Document schema;

    DeclarationSchemaTest() throws Exception {
        schema = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Path.of("src/main/resources/schema/languages.exsd").toFile());
    }

    private Element element(String name) {
        NodeList elements = schema.getDocumentElement().getElementsByTagName("element");
        for (int i = 0; i < elements.getLength(); i++) {
            if (elements.item(i) instanceof Element found && found.getAttribute("name").equals(name)) {
                return found;
            }
        }
        throw new AssertionError("no element " + name);
    }

    private Set<String> names(String element, String tag, String attribute) {
        Set<String> names = new TreeSet<>();
        NodeList found = element(element).getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            names.add(((Element) found.item(i)).getAttribute(attribute));
        }
        return names;
    }

    @Test
    void a_language_has_the_attributes_that_are_read() {
        Set<String> read = new TreeSet<>(DeclarationReader.LANGUAGE_MEMBERS);
        read.add("id");
        assertEquals(read, names("language", "attribute", "name"));
    }

    @Test
    void a_server_has_the_attributes_and_elements_that_are_read() {
        Set<String> said = new TreeSet<>(names("server", "attribute", "name"));
        names("server", "element", "ref").forEach(child -> said.add(child.equals("options") ? child : child + 's'));
        Set<String> read = new TreeSet<>(DeclarationReader.SERVER_MEMBERS);
        read.add("id");
        assertEquals(read, said);
    }

    @Test
    void everything_is_explained() {
        NodeList elements = schema.getElementsByTagName("attribute");
        for (int i = 0; i < elements.getLength(); i++) {
            assertFalse(elements.item(i).getTextContent().isBlank(), elements.item(i).toString());
        }
    }
}
