package dev.rustaiide.system.lsp.server.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.lsp4j.CompletionContext;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemLabelDetails;
import org.eclipse.lsp4j.CompletionItemTag;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.Completions;
import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.Proposal;
import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.language.Signatures.Parameter;
import dev.rustaiide.foundation.language.Signatures.Signature;
import dev.rustaiide.foundation.language.SourceText;

/** What could be written, and how the call that is being written goes on. */
final class CompletionMethods {
    private CompletionMethods() {}

    /** A proposal and the text that it was made for. */
    private record Offered(Proposal proposal, SourceText text) {}

    static void addTo(Methods methods) {
        methods.about("textDocument/completion", CompletionParams.class, CompletionParams::getTextDocument,
                CompletionMethods::complete)
                .add("completionItem/resolve", CompletionItem.class, CompletionMethods::resolve)
                .about("textDocument/signatureHelp", SignatureHelpParams.class, SignatureHelpParams::getTextDocument,
                        CompletionMethods::signatures);
    }

    private static CompletionList complete(Asked asked, CompletionParams params) throws Exception {
        Completions found = asked.ask(new Completions.At(asked.source(), asked.position(params.getPosition()),
                trigger(params.getContext())));
        Handles.Batch batch = asked.client().handles().batch();
        List<CompletionItem> items = new ArrayList<>(found.proposals().size());
        for (Proposal proposal : found.proposals()) {
            CompletionItem item = item(asked, asked.source(), proposal);
            if (proposal.origin().isPresent()) {
                item.setData(batch.add(new Offered(proposal, asked.source())));
            }
            proposal.then().filter(Effect.Told.class::isInstance)
                    .ifPresent(effect -> item.setCommand(Effects.command(batch, effect)));
            items.add(item);
        }
        return new CompletionList(!found.isComplete(), items);
    }

    private static Optional<Character> trigger(@Nullable CompletionContext context) {
        String typed = context == null ? null : context.getTriggerCharacter();
        return typed == null || typed.isEmpty() ? Optional.empty() : Optional.of(typed.charAt(0));
    }

    private static CompletionItem item(Asked asked, SourceText text, Proposal proposal) {
        Abilities can = asked.client().can();
        var item = new CompletionItem(proposal.name());
        item.setKind(Kinds.proposal(proposal.kind()));
        describe(item, proposal, can);
        if (!proposal.filter().equals(proposal.name())) {
            item.setFilterText(proposal.filter());
        }
        item.setSortText(proposal.order());
        if (proposal.isPreferred() && can.preselects()) {
            item.setPreselect(true);
        }
        if (proposal.isDeprecated()) {
            item.setTags(List.of(CompletionItemTag.Deprecated));
        }
        org.eclipse.lsp4j.TextEdit edit = asked.places().edit(text.text(), proposal.insertion());
        if (proposal.isSnippet() && can.snippets()) {
            item.setInsertTextFormat(InsertTextFormat.Snippet);
        } else if (proposal.isSnippet()) {
            edit.setNewText(Prose.withoutFields(edit.getNewText()));
        }
        item.setTextEdit(Either.forLeft(edit));
        if (!proposal.further().isEmpty()) {
            item.setAdditionalTextEdits(asked.places().edits(text.text(), proposal.further()));
        }
        if (!proposal.commits().isEmpty() && can.commitCharacters()) {
            item.setCommitCharacters(proposal.commits().stream().map(String::valueOf).sorted().toList());
        }
        return item;
    }

    private static void describe(CompletionItem item, Proposal proposal, Abilities can) {
        if (can.labelDetails()) {
            var details = new CompletionItemLabelDetails();
            details.setDetail(proposal.suffix().isEmpty() ? null : proposal.suffix());
            details.setDescription(proposal.detail().isEmpty() ? null : proposal.detail());
            item.setLabelDetails(details);
        }
        if (!proposal.detail().isEmpty()) {
            item.setDetail(proposal.detail());
        }
        if (!proposal.documentation().isEmpty()) {
            item.setDocumentation(Prose.markup(proposal.documentation(), can.markdownInCompletion()));
        }
    }

    /** The item as it came if there is no more to say, or if it is of an answer long ago. */
    private static CompletionItem resolve(Asked asked, CompletionItem item) throws Exception {
        Optional<Offered> offered = asked.client().handles().find(item.getData(), Offered.class);
        if (offered.isEmpty()) {
            return item;
        }
        Proposal full = asked.ask(new Proposal.Details(offered.get().proposal));
        describe(item, full, asked.client().can());
        if (!full.further().isEmpty()) {
            item.setAdditionalTextEdits(asked.places().edits(offered.get().text.text(), full.further()));
        }
        return item;
    }

    private static @Nullable SignatureHelp signatures(Asked asked, SignatureHelpParams params) throws Exception {
        Signatures found = asked.ask(new Signatures.At(asked.source(), asked.position(params.getPosition())));
        if (found.list().isEmpty()) {
            return null;
        }
        int active = Math.clamp(found.active(), 0, found.list().size() - 1);
        boolean markdown = asked.client().can().markdownInCompletion();
        List<SignatureInformation> list = found.list().stream().map(each -> signature(each, markdown)).toList();
        return new SignatureHelp(list, active, list.get(active).getActiveParameter());
    }

    private static SignatureInformation signature(Signature signature, boolean markdown) {
        var written = new SignatureInformation(signature.label());
        if (!signature.documentation().isEmpty()) {
            written.setDocumentation(Prose.markup(signature.documentation(), markdown));
        }
        written.setParameters(signature.parameters().stream().map(each -> parameter(each, markdown)).toList());
        if (signature.active() >= 0 && signature.active() < signature.parameters().size()) {
            written.setActiveParameter(signature.active());
        }
        return written;
    }

    private static ParameterInformation parameter(Parameter parameter, boolean markdown) {
        var written = new ParameterInformation();
        written.setLabel(Tuple.two(parameter.span().start(), parameter.span().end()));
        if (!parameter.documentation().isEmpty()) {
            written.setDocumentation(Prose.markup(parameter.documentation(), markdown));
        }
        return written;
    }
}
