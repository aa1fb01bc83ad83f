package dev.rustaiide.system.projects.internal;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import dev.rustaiide.system.projects.FolderFacts;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.ProjectKind;
import dev.rustaiide.system.projects.ProjectTask;
import dev.rustaiide.system.projects.ProjectTask.Use;

/** A module of Maven. */
final class MavenKind implements ProjectKind {
    @Override
    public String id() {
        return "maven";
    }

    @Override
    public Optional<Project> look(FolderFacts folder) {
        if (!folder.has("pom.xml")) {
            return Optional.empty();
        }
        String pom = folder.text("pom.xml");
        String program = folder.has("mvnw") ? "./mvnw" : "mvn";
        return Optional.of(Named.project(folder, id(), "Maven", artifact(pom), pom.contains("<modules>") ? "modules"
                : "", List.of(ProjectTask.of(Use.BUILD, "package", program, "package"),
                        ProjectTask.of(Use.TEST, "test", program, "test"))));
    }

    /** Its own name, not its parent's. Neither a document type nor what it names is read. */
    private static Optional<String> artifact(String pom) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        Deque<String> path = new ArrayDeque<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(pom));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> path.addLast(reader.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                    case XMLStreamConstants.CHARACTERS -> {
                        if (List.copyOf(path).equals(List.of("project", "artifactId"))) {
                            return Optional.of(reader.getText());
                        }
                    }
                    default -> { }
                }
            }
        } catch (XMLStreamException broken) {
            // It has no name then; Maven will say why.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
