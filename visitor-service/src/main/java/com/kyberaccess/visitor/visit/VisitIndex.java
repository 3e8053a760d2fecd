package com.kyberaccess.visitor.visit;

import com.kyberaccess.visitor.input.Folded;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/// What a visit is found and sorted by, made from who comes.
///
/// @param personKey see {@link PersonKey}; null if nothing tells who it is
/// @param sortName last name, then first name, folded
/// @param sortCompany folded; empty without a company
/// @param searchText name, e-mail address and company, folded, a line each
@Embeddable
public record VisitIndex(
        @Column(name = "person_key") @Nullable String personKey,

        @Column(name = "sort_name", nullable = false) String sortName,

        @Column(name = "sort_company", nullable = false) String sortCompany,

        @Column(name = "search_text", nullable = false) String searchText) {

    public static VisitIndex of(Visitor visitor) {
        return new VisitIndex(
                PersonKey.of(visitor),
                Folded.of(visitor.lastName() + " " + visitor.firstName()),
                Folded.of(visitor.company()),
                Folded.of(visitor.fullName() + "\n" + text(visitor.email()) + "\n" + text(visitor.company())));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
