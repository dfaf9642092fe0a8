"""What there is: mkdocs.yml, the register of channels, synonyms and words, and the files that are pages.

places         where the command runs
settings       what the checker needs of mkdocs.yml     register      docs/channels.yml
reading        all of it together, as a Project         synonyms      docs/synonyms.yml
history        the project as git remembers it          source_text   a file as text, or why it is none
yaml_source    YAML that knows where it stands          words         docs/words.yml
extras         what is set under `extra` there          asked         docs/asked.yml
reasons        what the system and libraries say of a failure
"""
