"""What a person sees of a run: previews, pictures, findings, the summary. It reads tables and changes none."""
