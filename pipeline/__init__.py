"""Meetings, officials, dates, counts and activities out of Vietnamese council news."""
