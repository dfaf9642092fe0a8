"""The rules, one family a file, and the tables that give each its code. Codes are never used again.

A rule of PAGE_RULES is asked about one page: `site` holds that page in every language, each with its content, and no
other page. One of SITE_RULES sees every page, but of each only its outline. One of PROJECT_RULES is asked once, about
what stands beside the pages, and names the file of each finding. Those of the finished site are in `built_rules`, which
a check of the pages does not load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from helpcenter.diagnostics import Finding
from helpcenter.model import Outline, Page, Site
from helpcenter.rules import (
    addresses,
    bodies,
    bullets,
    channels,
    characters,
    conflicts,
    contact,
    definitions,
    elements,
    extras,
    fences,
    flow,
    footnotes,
    foreign_text,
    front_matter_keys,
    front_matter_lists,
    front_matter_values,
    headings,
    ids,
    labels,
    languages,
    link_brackets,
    link_names,
    link_nesting,
    link_syntax,
    link_text,
    links,
    markers,
    marks,
    navigation,
    notes,
    outward,
    pages,
    paths,
    published,
    published_list,
    redirects,
    references,
    related,
    safety,
    stamp_records,
    stamps,
    step_ids,
    step_links,
    step_lists,
    step_words,
    steps,
    synonyms,
    tables,
    titles,
    translated_blocks,
    translated_items,
    translated_links,
    translated_media,
    translated_numbers,
    translated_related,
    translated_sections,
    translated_steps,
    translated_tables,
    words,
)

PageRule = Callable[[Page, Site], Iterator[Finding]]
SiteRule = Callable[[Outline, Site], Iterator[Finding]]
ProjectRule = Callable[[Site], Iterator[tuple[str, Finding]]]
Rule = Callable[..., Iterator[Finding] | Iterator[tuple[str, Finding]]]

PAGE_RULES: Mapping[str, PageRule] = MappingProxyType(
    {
        "C502": addresses.phone_not_in_register,
        "C503": addresses.mail_not_in_register,
        "C504": addresses.host_not_in_register,
        "C505": addresses.account_not_in_register,
        "C506": addresses.channel_not_confirmed,
        "C507": addresses.near_miss_of_a_channel,
        "S101": steps.step_out_of_sequence,
        "S102": step_lists.step_list_cut,
        "S103": step_lists.procedure_without_steps,
        "S104": step_lists.step_without_blank_line,
        "S105": steps.step_with_wrong_marker,
        "S106": steps.step_as_paragraph,
        "S107": step_lists.sub_step_becomes_step,
        "S108": steps.sub_step_out_of_sequence,
        "S109": step_lists.list_without_blank_line,
        "S110": step_words.empty_step,
        "S111": step_words.repeated_step,
        "S112": step_words.placeholder_step,
        "S113": step_words.step_points_at_itself,
        "S114": step_ids.step_without_id,
        "S115": step_ids.step_id_misplaced,
        "S116": step_lists.step_becomes_sub_step,
        "L201": links.link_to_missing_file,
        "L203": paths.link_in_wrong_case,
        "L204": links.missing_image,
        "L205": paths.link_to_other_language,
        "L206": paths.link_from_root,
        "L207": paths.link_out_of_site,
        "L208": links.link_to_unpublished_file,
        "L209": paths.link_to_finished_page,
        "L210": paths.link_without_suffix,
        "L211": paths.link_with_backslash,
        "L212": paths.space_in_target,
        "L213": paths.full_width_target,
        "L214": links.link_without_target,
        "L215": links.broken_raw_link,
        "L221": link_syntax.full_width_brackets,
        "L222": link_syntax.reversed_link,
        "L223": link_syntax.split_link,
        "L224": link_syntax.unclosed_link,
        "L225": link_nesting.link_with_two_targets,
        "L226": link_nesting.link_in_link,
        "L227": link_nesting.link_in_raw_html,
        "L228": link_brackets.link_in_other_brackets,
        "L229": link_brackets.target_without_link,
        "L230": link_nesting.link_in_front_matter,
        "L231": link_text.link_without_text,
        "L232": link_text.generic_link_text,
        "L233": link_text.address_as_link_text,
        "L234": link_text.image_without_alt,
        "L241": labels.undefined_reference,
        "L242": labels.reference_defined_twice,
        "L243": labels.unused_reference,
        "L244": footnotes.undefined_footnote,
        "L245": footnotes.footnote_defined_twice,
        "L246": footnotes.unused_footnote,
        "L247": labels.channels_within_text,
        "L248": definitions.definition_with_full_width_colon,
        "L249": markers.misplaced_marker,
        "L251": ids.duplicate_id,
        "L252": ids.unusable_id,
        "L261": outward.malformed_mail_link,
        "L262": outward.malformed_phone_link,
        "L263": outward.unencrypted_link,
        "L264": outward.link_with_unknown_scheme,
        "L265": outward.link_to_local_address,
        "L266": outward.link_that_runs_script,
        "L267": outward.address_without_scheme,
        "L268": outward.mistyped_address,
        "L271": related.unusable_related,
        "T302": translated_steps.step_not_in_every_language,
        "T303": translated_steps.step_id_differs,
        "T304": translated_steps.step_order_differs,
        "T305": translated_steps.substep_not_in_every_language,
        "T306": translated_sections.section_not_in_every_language,
        "T307": translated_sections.section_id_differs,
        "T308": translated_sections.section_order_differs,
        "T309": translated_sections.section_level_differs,
        "T310": translated_links.link_not_in_every_language,
        "T316": translated_media.image_not_in_every_language,
        "T317": translated_media.image_differs,
        "T318": translated_media.code_not_in_every_language,
        "T319": translated_media.code_differs,
        "T320": languages.type_differs,
        "T321": foreign_text.text_in_another_language,
        "T322": translated_numbers.number_differs,
        "T323": translated_blocks.note_not_in_every_language,
        "T324": translated_blocks.note_type_differs,
        "T325": translated_tables.table_not_in_every_language,
        "T326": translated_tables.row_not_in_every_language,
        "T327": translated_tables.table_columns_differ,
        "T328": translated_blocks.tab_not_in_every_language,
        "T329": translated_blocks.item_not_in_every_language,
        "T330": translated_blocks.footnote_not_in_every_language,
        "T331": translated_blocks.channels_not_in_every_language,
        "T332": translated_items.item_id_differs,
        "T333": translated_items.item_order_differs,
        "T338": languages.source_differs,
        "T334": markers.marker_not_in_every_language,
        "P401": pages.unreadable_page,
        "P402": front_matter_values.unusable_value,
        "P403": front_matter_keys.front_matter_key_unknown,
        "P404": front_matter_keys.title_missing,
        "P405": titles.title_and_heading_disagree,
        "P406": front_matter_values.date_in_the_future,
        "P408": front_matter_keys.type_missing,
        "P409": titles.page_without_heading,
        "P410": titles.second_title,
        "P411": front_matter_lists.related_to_itself,
        "P412": front_matter_lists.entry_repeated,
        "P413": front_matter_values.space_around_value,
        "X801": characters.invisible_character,
        "X802": characters.look_alike_character,
        "X803": characters.odd_indentation,
        "X804": conflicts.conflict_marker,
        "X805": fences.unclosed_fence,
        "X806": elements.unclosed_html_element,
        "X807": notes.unknown_admonition_type,
        "X808": notes.malformed_admonition,
        "X809": bodies.container_without_body,
        "X810": tables.table_row_short,
        "X811": headings.malformed_heading,
        "X812": marks.attribute_list_shown,
        "X813": marks.emphasis_shown,
        "X814": bullets.item_with_wrong_mark,
        "R602": step_links.link_text_names_another_step,
        "F701": flow.unreachable_step,
        "F702": flow.dead_end,
        "F706": flow.result_out_of_reach,
        "F707": safety.step_without_safety,
    }
)

SITE_RULES: Mapping[str, SiteRule] = MappingProxyType(
    {
        "L202": links.link_to_missing_anchor,
        "R604": step_links.link_text_names_another_step_elsewhere,
        "F703": flow.loop_without_exit,
        "F704": contact.procedure_without_contact,
        "T301": languages.page_not_translated,
        "T315": translated_related.related_differs,
    }
)

PROJECT_RULES: Mapping[str, ProjectRule] = MappingProxyType(
    {
        "C501": channels.unreadable_register,
        "R601": references.reference_to_missing_step,
        "R603": references.bare_step_reference,
        "F705": contact.branch_without_contact,
        "C508": channels.address_outside_the_pages_not_in_register,
        "L235": link_names.link_names_another_target,
        "T311": translated_links.link_target_differs,
        "T312": translated_links.link_order_differs,
        "T313": translated_links.branch_target_differs,
        "T314": translated_links.branch_order_differs,
        "T335": stamps.translation_out_of_date,
        "T336": stamps.translation_without_stamp,
        "T337": stamp_records.unusable_stamps,
        "T339": stamp_records.pending_without_need,
        "L272": related.one_way_related,
        "L273": navigation.orphan_page,
        "L274": navigation.navigation_to_missing_page,
        "L275": navigation.page_twice_in_navigation,
        "L276": navigation.redirect_to_nowhere,
        "L277": published.published_address_gone,
        "L278": published_list.unrecorded_address,
        "L279": redirects.unusable_redirect,
        "L280": published_list.unusable_published_list,
        "P407": pages.repeated_question,
        "P414": synonyms.unusable_synonyms,
        "P415": words.unusable_words,
        "P416": extras.unusable_extra,
        "X815": characters.odd_character_outside_the_pages,
    }
)

# Those that lay a page beside the same page in another language; a translation that waits is laid beside none.
COMPARING = frozenset(
    code for code in (*PAGE_RULES, *SITE_RULES, *PROJECT_RULES) if code.startswith("T")
) - {"T301", "T320", "T321", "T335", "T336", "T337", "T338", "T339"}  # fmt: skip


def all_rules() -> Mapping[str, Rule]:
    """Return every rule by its code, those of the finished site too, in the order of the codes."""
    from helpcenter.rules.built_rules import BUILT_RULES  # noqa: PLC0415 -- a check of the pages needs none of them

    rules: dict[str, Rule] = {**PAGE_RULES, **SITE_RULES, **PROJECT_RULES, **BUILT_RULES}
    return dict(sorted(rules.items()))


def name_of(rule: Rule) -> str:
    """Return the name a rule is published under: `step-out-of-sequence`."""
    return rule.__name__.replace("_", "-")
