"""First names that people in the Netherlands bear, of every background.

A choice of our own. Names that are also everyday Dutch words at the start of a sentence (Wil, Mei,
Storm, Beer) are left out: they would accuse more sentences than they find people.
"""

_NAMES = """
    Aad Aaliyah Aaltje Aaron Abdel Abdelaziz Abdelhak Abdelilah Abdelkader Abdellah Abderrahim
    Abderrahman Abdi Abdul Abdullah Abdulrahman Abel Abraham Achmed Achraf Ad Ada Adam Adnan Adri
    Adriaan Adriana Adrie Afra Agnes Agnieszka Ahmed Ahmet Aicha Aida Aiden Aimée Aisha Ajay Albert
    Alberta Alberto Alejandro Aleksander Alex Alexander Alexandra Alexia Alfons Alfred Ali Alice
    Alicia Alida Alie Alina Aline Alissa Alwin Alyssa Amal Amalia Amanda Amber Amelia Amelie Amin
    Amina Amine Amir Amira Amit Amy Amélie Ana Anass Andre Andrea Andreas Andrei Andrew Andries
    André Angela Angelina Angelique Anika Anil Anish Anita Anja Ank Anke Ankie Ann Anna Annabel Anne
    Anneke Annelies Anneloes Annemarie Annemiek Annemieke Annemijn Annet Annette Annick Annie Anniek
    Annika Anouar Anouk Ans Anthonie Anthony Antoinette Anton Antonia Antonie Antonio Antoon Anwar
    Ardi Arend Ariane Arie Arjan Arjen Arjun Arlette Arnold Arnoud Aron Arthur Ashley Ashraf Ashwin
    Asiye Aslan Asma Asmae Astrid Atilla August Aukje Aya Ayda Ayden Aydin Ayhan Ayla Aylin Ayoub
    Ayse Ayten Ayşe Aziz Aziza Azra Babette Badr Baran Barbara Barend Bart Bart-Jan Bas Basma
    Bastiaan Bauke Beatrice Beatrix Beau Ben Benjamin Bente Benthe Beppie Berat Berend Bernadette
    Bernard Berry Bert Bertus Bettina Betty Bianca Bilal Bill Birgit Bjorn Björn Boaz Bob Bojan
    Boris Bouchra Boudewijn Bradley Brahim Bram Brenda Brent Brian Brigitte Britt Bruno Bryan Burak
    Bülent Cahit Caitlin Carel Carin Carina Carl Carla Carlijn Carlo Carlos Carmen Carola Carolien
    Carolina Caroline Cas Casper Catharina Cathelijne Cato Cecile Cecilia Cees Celine Cem Cemal
    Cengiz Ceylin Chaima Chantal Charif Charles Charlotte Chiara Chloé Chloë Chris Christa Christel
    Christiaan Christian Christina Christine Christoffel Cihan Cindy Claire Clara Claudia Clemens
    Coby Coen Colette Colin Collin Conny Constantijn Cor Cora Corine Cornelia Cornelis Corrie Corry
    Cristina Cynthia Daan Dagmar Damian Dana Dani Daniel Daniela Danielle Danique Daniël Daniëlle
    Danny Daphne Dario Dave David Davy Dean Debbie Deborah Delano Demi Denise Dennis Derk Derya Desi
    Desiree Devi Dewi Dex Diana Diane Dick Diederik Diego Dieuwertje Dieuwke Dilan Dilara Dilek
    Dilip Dimitri Dina Dineke Dinesh Dion Dirk Dirk-Jan Djamila Djoeke Dolf Dominique Donald Donna
    Donny Doortje Dora Dorien Doris Dorothea Douae Douwe Driss Duncan Duuk Dylan Dylano Désirée Ebru
    Ed Eddy Edith Edo Eduard Edwin Eefje Eelco Eelke Egbert Ekrem Elbert Elena Eleonora Elias Elif
    Elin Eline Elisa Elisabeth Elise Eliza Elizabeth Elize Elke Ella Ellen Elly Els Elsa Elsbeth
    Else Elske Elvira Emel Emiel Emil Emile Emilia Emily Emine Emir Emma Emmanuel Emmy Emre Enes
    Engin Enrico Eric Erica Erik Erika Erkan Erna Ernst Erol Erwin Esila Esmee Esmée Esra Esther
    Etienne Eugène Eva Evelien Eveline Evelyn Evert Evi Evie Evy Ewa Ewoud Ezra Faas Fabian Fabiola
    Fabiënne Fadila Fadoua Faisal Faiza Fardau Farid Farida Farouk Fatih Fatima Fatma Fatoumata Fay
    Faye Fedde Feike Felicia Feline Felix Femke Femmy Fenna Fenne Ferdi Ferdinand Ferhat Ferry Fieke
    Fien Fiene Filip Finn Fiona Fleur Flip Floor Floortje Florian Floris Fokke Fons Fouad Fouzia
    Franca Francis Francisca Franciscus Francois Frank Franka Frans Fransje François Françoise Fred
    Freddy Frederik Frederique Freek Frida Frits Froukje Fuat Furkan Gabriel Gabriela Gabriëlle Gea
    Geert Geertje Geertruida Geesje George Georgina Gerald Gerard Gerarda Gerben Gerda Gerhard Geri
    Gerlof Gerrit Gerry Gert Gert-Jan Gertjan Gertrude Ghislaine Gideon Giel Gijs Gijsbert Gilbert
    Giovanni Gisela Glenn Gloria Gonda Gonny Govert Grace Greet Greetje Gretha Grietje Guido
    Gurpreet Guus Guusje Gwen Gökhan Gülay Gülsen Günay Habiba Hafid Hafida Hafsa Hailey Hakan Hakim
    Halil Halima Hamid Hamza Hanan Hanane Hanna Hannah Hanneke Hannie Hans Hans-Peter Harald Harm
    Harmen Harold Harriet Harry Hasan Hassan Hatice Havva Hayat Hedwig Heidi Hein Heleen Helen
    Helena Helene Helga Helma Hendrik Hendrika Hendrikus Hendrina Henk Hennie Henny Henri Henriette
    Henriëtte Herbert Herman Hermina Hester Hicham Hidde Hilal Hilda Hilde Hilly Houda Hubert Hugo
    Husein Huseyin Huub Hüseyin Ian Ibrahim İbrahim Ibtisam Ibtissam Ida Idris Igor Ihsan Ikram
    Ilham Ilias Ilja Ilona Ilse Ilyas Imad Iman Imane Imke Imran Ina Inaya Indira Indy Ine Ineke
    Inez Inge Ingeborg Ingmar Ingrid Irena Irene Irfan Irina Iris Irma Isa Isaac Isabel Isabella
    Isabelle Isaura Isis Ismael Ismail Isra Ivan Ivo Ivonne Ivy Iwan Jaap Jacco Jack Jackie Jaco
    Jacob Jacoba Jacobus Jacomijn Jacquelien Jacqueline Jacques Jade Jaimy Jake Jalal Jamal James
    Jamie Jamila Jan Jan-Willem Jana Janine Janna Janne Janneke Jannes Jannetje Jannie Janny Jansje
    Jantine Jantje Janwillem Jari Jasmijn Jasmina Jasmine Jason Jasper Jawad Jay Jayda Jayden
    Jaylinn Jayson Jean Jean-Paul Jeanet Jeanette Jeanine Jeanne Jeannette Jelle Jelmer Jelte Jenna
    Jennifer Jenny Jens Jente Jeroen Jerry Jesper Jesse Jessica Jessy Jet Jetske Jette Jill Jim
    Jimmy Jinthe Jip Jitske Jo Joachim Joan Joanna Jochem Jody Joep Joeri Joey Johan Johann Johanna
    Johannes John Johnny Joke Jolanda Jolande Jolie Jolien Jolijn Jonas Jonathan Jonna Joop Joost
    Joran Jorden Jordi Jordy Jorge Jorien Jorik Jorinde Joris Jorn Jorrit Jort Jos Jose Josefien
    Josefina Joseph Josephine Joshua Josien José Jouke Joy Joyce Jozef Joël Joëlle Juan Judith Jules
    Julia Julian Juliana Julie Juliette Julius Jurgen Jurre Jurriaan Justin Justine Juul Jürgen Kai
    Karel Karen Karim Karima Karin Karina Karlijn Karst Kasper Katarzyna Kate Kathleen Katja Kato
    Kay Kaylee Kayleigh Keano Kees Kelly Kemal Kenan Kenneth Kerem Kerstin Kevin Khadija Khaled
    Khalid Khalil Kian Kiki Kim Kimberly Kirsten Kishan Klaas Klaas-Jan Klaasje Klara Klaske Koen
    Koenraad Koos Koosje Korrie Kourosh Krishna Krista Kristel Kristian Kubra Kyan Kyano Kyara Kyra
    Kübra Laila Lambert Lamyae Lana Lara Lars Latifa Laura Lauren Laurens Laurie Layla Lea Leah
    Leanne Leendert Leila Lena Leni Lenie Lenn Lennart Lenny Leo Leon Leonard Leoni Leonie Leonora
    Lesley Levi Lex Leyla Lia Liam Lian Liane Lidewij Lidia Lieke Lien Liesbeth Liesje Lieve Lilian
    Lilly Lily Lina Linda Linde Lindsay Lindsey Linsey Lisa Lisanne Lise Lisette Liv Livia Liz Liza
    Lize Lizzy Lodewijk Loek Loes Lois Lola Lonneke Lorenzo Lotte Lou Loubna Louis Louisa Louise
    Loïs Luc Luca Lucas Lucia Lucie Lucien Lucy Ludo Luis Luka Lukas Łukasz Luke Luna Lutfi Luuk
    Luus Lydia Lynn Maaike Maarten Maartje Machteld Madeleine Madelief Mads Maikel Maja Malak Malika
    Malou Mandy Manon Manuel Manuela Mara Marc Marcel Marcella Marco Marcus Margaretha Margje Margo
    Margot Margreet Margriet Maria Marian Marianne Marie Marieke Marielle Mariet Marije Marijke
    Marijn Marijne Marika Marina Marinus Mario Marion Marisa Mariska Marissa Marit Marita Mariëlle
    Mariëtte Marja Marjan Marjo Marjolein Marjolijn Marjon Mark Markus Marleen Marlies Marloes
    Marlou Marlène Marnix Marouane Mart Marten Martha Martijn Martin Martina Martine Martinus Marvin
    Mary Maryam Maryse Mason Mathias Mathieu Mathijs Mathilde Mats Matthew Matthias Matthijs Maud
    Maurice Maurits Max Maxim Maxime Maximiliaan Maya Mees Megan Mehdi Mehmet Meike Meindert Melanie
    Melek Melina Melis Melissa Melle Melvin Menno Merel Merijn Merle Merlijn Mert Meryam Meryem
    Mette Mia Micha Michael Michal Michaël Michel Michelle Michiel Mick Mieke Miep Mies Miguel Mika
    Mike Mila Milan Milena Milo Milou Mimoun Mina Minke Mira Miranda Mireille Miriam Mirjam Mirte
    Mirthe Mirza Mitchell Mohamed Mohammad Mohammed Mohan Moniek Monika Monique Morris Mounir Mourad
    Muhammad Muhammed Muhammet Murat Mustafa Mustapha Myra Myriam Myrthe Nabil Nadia Nadine Nadir
    Naima Najat Najib Nancy Naomi Natalia Natalie Natascha Natasja Nathalie Nathan Naud Nawal Nazli
    Neeltje Neha Nell Nelleke Nellie Nelly Nezha Nick Nicky Nico Nicolaas Nicole Nicolette Niek
    Niels Nienke Nihal Nikita Nikki Niklas Nils Nina Ninthe Nisa Noa Noah Noor Noortje Nora Norah
    Norbert Nordin Noud Nour Noura Nouria Nout Noël Noëlle Nur Nuray Nurcan Nyncke Nynke Olaf Olga
    Olivia Olivier Omar Ömer Onno Onur Orhan Orlando Oscar Osman Othman Othmane Otto Ouassim
    Ouassima Ouissam Oumaima Owen Özcan Özge Özgür Özlem Pablo Paolo Pascal Pascalle Patrice
    Patricia Patrick Patrik Paul Paula Paulien Paulina Pauline Paulus Pedro Peggy Pepijn Peter Petra
    Petronella Petrus Phileine Philip Philippe Pia Pien Piet Pieter Pieter-Jan Pieternel Pietje Pim
    Pinar Piotr Pippa Pleun Pooja Pradeep Priscilla Priya Puck Quincy Quinn Quinten Quinty Quirijn
    Rachel Rachid Rachida Radj Radjesh Raf Rafael Rahma Rahul Raj Rajesh Ralf Ralph Ramazan Ramon
    Ramona Randy Rania Raoul Raphael Rashid Ravi Rayan Raymond Rebecca Recep Redouan Redouane Regina
    Reinder Reinier Reinoud Rembrandt Remco Remi Remko Remy Renate Rene Renee Rens Renske René Renée
    Reza Rhea Ria Rianne Ricardo Richard Rick Rik Rika Riley Rinske Rinus Rita Roan Rob Robbert
    Robert Roberto Robin Roderick Roel Roeland Roelie Roelof Roger Rogier Roland Rolf Roman Romana
    Romy Ron Ronald Ronny Roos Rosa Rosalie Rosalinde Rosanne Rosemarie Rosita Rowan Roxanne Roy
    Ruben Rudi Rudolf Rudy Rukiye Ruth Ruud Ryan Saad Saar Sabah Sabine Sabrina Sadia Safa Safae
    Saida Salah Salim Salima Salma Salman Salome Sam Samantha Samar Sami Samir Samira Samuel Sander
    Sandra Sandy Sanjay Sanna Sanne Sara Sarah Saskia Saïd Sean Sebastiaan Sebastian Sefa Selena
    Selim Selin Selina Selma Selçuk Sem Semih Semra Senn Senna Sep Sepp Serdar Serge Serhat Serkan
    Seth Sevda Sevgi Sevim Shaima Shanice Shannon Shanti Sharda Sharon Sheila Sherida Shirley Siebe
    Siebren Siem Sienna Sietse Sietske Sigrid Siham Sil Silke Silvia Simon Simone Sina Sinan Sjaak
    Sjaan Sjoerd Sjors Sjoukje Sofia Sofie Sofyan Sonja Sophia Sophie Soraya Souad Soufian Soufiane
    Soumaya Stan Stanley Stef Stefan Stefanie Steffie Stella Sten Stephan Stephanie Stephen Sterre
    Steven Stijn Şule Suleyman Sumeyra Sunil Sunita Susan Susanne Suus Suzan Suzanne Suze Sven
    Svetlana Swen Sybren Sylvana Sylvia Sylvie Süleyman Tamar Tamara Tanja Tara Tarik Tariq Tatiana
    Tatjana Tess Tessa Teun Teunis Teuntje Thea Theo Theodoor Theodora Thera Theresa Therese Thijmen
    Thijn Thijs Thom Thomas Tiago Ties Tijmen Tijn Tijs Tim Timo Timothy Tina Tineke Tirza Titia
    Tjalling Tjeerd Tjerk Tjitske Tobias Tom Tomas Tomasz Ton Tonnie Tonny Toon Toos Trijntje
    Tristan Trudy Truus Tugba Tuncay Turan Tuğba Twan Tycho Tygo Tyler Ufuk Ulrike Umit Ümit Umut
    Ursula Valentijn Valentina Valerie Vanessa Veerle Vera Veronica Veronique Vicky Victor Victoria
    Vigo Vijay Vikash Vince Vincent Virginia Vivian Vivienne Volkan Wahid Walid Walter Wanda Warsha
    Wendy Wesley Wessel Wiebe Wiebke Wieger Wieke Wiel Wietse Wietske Wilbert Wilco Wilfred
    Wilhelmina Willeke Willem Willem-Jan Willemien Willemijn William Willy Wilma Wim Winston Wissam
    Wout Wouter Wytske Xander Xavi Xavier Yanick Yannick Yara Yasemin Yasin Yasmin Yasmina Yasmine
    Yassin Yassine Yassir Yfke Yinthe Yolanda Yorick Younes Youness Yousra Youssef Youssra Yunus
    Yusuf Yvette Yvonne Zahra Zakaria Zara Zehra Zeynep Ziggy Zineb Zoe Zoey Zohra Zoran Zoë Zuhal
    Züleyha
"""
FIRST_NAMES = frozenset(_NAMES.split())
